import type { HandoffEntry, TeamEntry } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import type { NoticeKind } from '@/lib/handoff/notice-kinds';
import { t } from '@/lib/platform/i18n';
import type { NotificationItem } from '@/lib/platform/storage/shown-notifications';
import { camel } from './camel';
import { detailOf, firstLine, leadName, notificationItem, piece } from './notification-text';

type NotificationText = readonly [kind: NoticeKind, title: string, detail: string];

/** Returns what is told of an entry of a handoff; `undefined` where that is not worth a word. */
export function newsOfHandoff(
  entry: HandoffEntry,
  handoff: Handoff,
  record: string,
): NotificationItem | undefined {
  const said = saidOf(entry, handoff);
  if (!said) return undefined;
  const [kind, title, detail] = said;
  return notificationItem({ kind, id: entry.id, record }, title, detail);
}

function saidOf(entry: HandoffEntry, handoff: Handoff): NotificationText | undefined {
  const who = piece(entry.by.name);
  const lead = leadName(handoff);
  switch (entry.kind) {
    case 'handed-over':
      return ['leads', t('notice_handedOver', who, lead), detailOf(firstLine(handoff))];
    case 'revised': {
      // Mended after a return, or given to somebody else: it is to be answered like a new one.
      const isAsking = handoff.state === 'handed-over';
      const title = t(isAsking ? 'notice_handedOver' : 'notice_revised', who, lead);
      return ['leads', title, detailOf(firstLine(handoff))];
    }
    case 'withdrawn':
      return ['leads', t('notice_withdrawn', who, lead), detailOf(entry.body.reason)];
    case 'accepted': {
      const { remark, firstStep } = entry.body;
      return ['answers', t('notice_accepted', who, lead), detailOf(remark, firstStep?.what)];
    }
    case 'returned': {
      const { reason, text } = entry.body;
      const why = reason === 'other' ? '' : t(`returnReason_${camel(reason)}`);
      return ['answers', t('notice_returned', who, lead), detailOf(why, text)];
    }
    case 'message': {
      const title = t(entry.body.question ? 'notice_asks' : 'notice_writes', who, lead);
      return ['messages', title, detailOf(entry.body.text)];
    }
    case 'pull-back': {
      const { kind, text } = entry.body;
      const what = kind === 'other' ? '' : t(`pullBack_${camel(kind)}`);
      return ['pull-backs', t('notice_pullBack', who, lead), detailOf(what, text)];
    }
    case 'pull-back-answered': {
      const { result, text } = entry.body;
      return ['pull-backs', t(`notice_${result}`, who, lead), detailOf(text)];
    }
    case 'meeting':
      return [
        'results',
        t(`notice_${camel(entry.body.result)}`, lead),
        detailOf(entry.body.remark),
      ];
    case 'feedback': {
      const { rating, helped, text } = entry.body;
      const detail = detailOf(t('notice_ofFive', `${rating}`), helped, text);
      return ['results', t('notice_feedback', who, lead), detail];
    }
    case 'outcome':
      return ['results', t(`notice_${entry.body.result}`, lead), detailOf(entry.body.text)];
    case 'verbal-handover':
      return undefined;
  }
}

/** Returns what is told of an ask or its answer; `undefined` for the team's other entries. */
export function newsOfTeam(entry: TeamEntry, record: string): NotificationItem | undefined {
  const who = piece(entry.by.name);
  const of = { kind: 'asks', id: entry.id, record } as const;
  switch (entry.kind) {
    case 'ask': {
      const { kind, text } = entry.body;
      const what = kind === 'other' ? '' : t(`ask_${camel(kind)}`);
      return notificationItem(of, t('notice_ask', who), detailOf(what, text));
    }
    case 'ask-answered': {
      const isDone = entry.body.result === 'done';
      const title = t(isDone ? 'notice_askDone' : 'notice_askCannot', who);
      return notificationItem(of, title, detailOf(entry.body.text));
    }
    default:
      return undefined;
  }
}
