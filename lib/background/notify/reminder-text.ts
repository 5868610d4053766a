import type { Handoff } from '@/lib/handoff/handoff';
import type { DueKind } from '@/lib/handoff/notice-kinds';
import { type Reminder, type ReminderKind, reminderName } from '@/lib/handoff/reminders';
import type { Ask } from '@/lib/handoff/team/team-state';
import { yearIfOther } from '@/lib/handoff/time/year-if-other';
import { counted, t, wordsLocale } from '@/lib/platform/i18n';
import type { NotificationItem } from '@/lib/platform/storage/shown-notifications';
import { detailOf, firstLine, leadName, notificationItem, piece } from './notification-text';

const MINUTE = 60_000;

/** Which switch each reminder has. */
const NOTICES: Readonly<Record<ReminderKind, DueKind>> = {
  'answer-soon': 'answer-due',
  overdue: 'answer-due',
  'team-overdue': 'team-overdue',
  talk: 'talk-due',
  'meeting-soon': 'meeting-soon',
  'meeting-over': 'meeting-over',
  feedback: 'meeting-over',
  'pull-back': 'request-due',
  'come-back': 'request-due',
  question: 'request-due',
  ask: 'request-due',
};

/** A reminder with what it is about. */
export interface Found {
  readonly reminder: Reminder;
  readonly record: string;
  readonly of: { readonly handoff: Handoff } | { readonly ask: Ask };
}

/** Returns a reminder as it is told at `now` (UTC, ms). */
export function notificationOfReminder(
  { reminder, record, of }: Found,
  now: number,
): NotificationItem {
  const id = reminderName(reminder);
  const about = { kind: NOTICES[reminder.kind], id, record };
  if ('ask' in of) {
    const { by, text } = of.ask;
    return notificationItem(about, t('remind_ask', piece(by.name)), detailOf(text));
  }
  const [title, detail] = saidOf(reminder, of.handoff, now);
  return notificationItem(about, title, detail);
}

function saidOf(reminder: Reminder, handoff: Handoff, now: number): [string, string] {
  const lead = leadName(handoff);
  const { until = reminder.at } = reminder;
  switch (reminder.kind) {
    case 'answer-soon':
      return [t('remind_answerSoon', lead), t('remind_answerBy', dayAndTime(until, now))];
    case 'overdue':
      return [t('remind_overdue', lead), t('remind_wasDue', dayAndTime(until, now))];
    case 'team-overdue':
      return [
        t('remind_teamOverdue', piece(handoff.bdm?.name ?? ''), lead),
        t('remind_wasDue', dayAndTime(until, now)),
      ];
    case 'talk':
      return [t('remind_talk', piece(handoff.bdm?.name ?? ''), lead), t('remind_talkHint')];
    case 'meeting-soon':
      return [meetingSoon(handoff, lead, now), detailOf(t('remind_openBrief'), firstLine(handoff))];
    case 'meeting-over':
      return [t('remind_meetingOver', lead), t('remind_meetingOverHint')];
    case 'feedback':
      return [t('remind_feedback', lead), t('remind_feedbackHint', piece(handoff.sdr?.name ?? ''))];
    case 'pull-back':
      return [t('remind_pullBack', lead), askedText(reminder, handoff)];
    case 'come-back':
      return [t('remind_comeBack', lead), askedText(reminder, handoff)];
    case 'question':
      return [t('remind_question', lead), questionText(reminder, handoff)];
    case 'ask':
      return [lead, ''];
  }
}

function meetingSoon({ meetingStart = 0 }: Handoff, lead: string, now: number): string {
  const minutes = Math.ceil((meetingStart - now) / MINUTE);
  return minutes > 0 ? counted('remind_meetingIn', minutes, lead) : t('remind_meetingNow', lead);
}

function askedText({ about }: Reminder, { pullBacks }: Handoff): string {
  return detailOf(pullBacks.find(({ id }) => id === about)?.text);
}

function questionText({ about }: Reminder, { messages }: Handoff): string {
  return detailOf(messages.find(({ id }) => id === about)?.text);
}

const NEAR_MS = 6 * 24 * 60 * MINUTE;

/** In the words and the zone of this browser; the weekday alone where no other week can be meant. */
function dayAndTime(instant: number, now: number): string {
  const isNear = Math.abs(instant - now) < NEAR_MS;
  return new Intl.DateTimeFormat(wordsLocale(), {
    weekday: 'short',
    ...(!isNear && { day: 'numeric', month: 'short', ...yearIfOther(instant, now) }),
    hour: 'numeric',
    minute: '2-digit',
  }).format(instant);
}
