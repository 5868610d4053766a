import { workingTimeBetween } from '@/lib/handoff/time/clock';
import { leadText } from '@/lib/handoff/brief/formats/headlines';
import type { Handoff } from '@/lib/handoff/handoff';
import { firstName } from '@/lib/handoff/reach/first-name';
import type { ActionKind } from '@/lib/handoff/next-action';
import { atInText, dayAndTime, lengthToTell } from '@/lib/panel/time/time-text';
import type { TodayAction } from '@/lib/panel/today/today';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { PULL_BACK_WORDS, RETURN_REASON_WORDS } from '../timeline/entry-text';
import { dueState } from '../ui/Due';
import type { RowDue } from './DayRow';

/** What I am to do, as an order: the lead is $1, the other of the two $2. */
const MINE: Record<ActionKind, MessageKey> = {
  answer: 'today_doAnswer',
  reply: 'today_doReply',
  talk: 'today_doTalk',
  fix: 'today_doFix',
  meet: 'today_doMeet',
  feedback: 'today_doFeedback',
  outcome: 'today_doOutcome',
  'pull-back': 'today_doPullBack',
};

/** What another is to do, as a sentence about them: the lead is $1, they are $2. */
const OTHERS: Record<ActionKind, MessageKey> = {
  answer: 'today_othersAnswer',
  reply: 'today_othersReply',
  talk: 'today_othersTalk',
  fix: 'today_othersFix',
  meet: 'today_othersMeet',
  feedback: 'today_othersFeedback',
  outcome: 'today_othersOutcome',
  'pull-back': 'today_othersPullBack',
};

/** Whose lead it is, in a few words. */
export function leadTitle({ brief }: Pick<Handoff, 'brief'>): string {
  return brief ? leadText(brief) : t('today_aLead');
}

/** What is to be done, and by whom where that is not me. */
export function actionText({ action, handoff, me }: TodayAction): string {
  const lead = leadTitle(handoff);
  if (action.who.id !== me.id) return t(OTHERS[action.kind], lead, action.who.name);
  if (action.kind === 'meet' && isUnbooked(handoff)) return t('today_doBook', lead);
  return t(MINE[action.kind], lead, otherOf(handoff, me.id));
}

/** What it is about, in the words of whoever asked; '' where there is nothing to add. */
export function detailText({ action, handoff }: TodayAction): string {
  switch (action.kind) {
    case 'reply':
      return handoff.messages.find(({ id }) => id === action.about)?.text ?? '';
    case 'pull-back': {
      const asked = handoff.pullBacks.find(({ id }) => id === action.about);
      return asked ? joined(t(PULL_BACK_WORDS[asked.kind]), asked.text) : '';
    }
    case 'fix': {
      const { returned } = handoff;
      return returned ? joined(t(RETURN_REASON_WORDS[returned.reason]), returned.text) : '';
    }
    case 'answer':
    case 'talk':
    case 'meet':
    case 'feedback':
    case 'outcome':
      return '';
  }
}

/** What is to be done, where the lead stands beside it. */
export function shortText({ action, handoff, me }: TodayAction): string {
  const other = firstName(otherOf(handoff, me.id));
  if (action.who.id !== me.id) return t(OTHERS_SHORT[action.kind], firstName(action.who.name));
  if (action.kind === 'meet' && isUnbooked(handoff)) return t('todayWhat_book');
  return t(MINE_SHORT[action.kind], other);
}

const MINE_SHORT: Record<ActionKind, MessageKey> = {
  answer: 'todayWhat_answer',
  reply: 'todayWhat_reply',
  talk: 'todayWhat_talk',
  fix: 'todayWhat_fix',
  meet: 'todayWhat_meet',
  feedback: 'todayWhat_feedback',
  outcome: 'todayWhat_outcome',
  'pull-back': 'todayWhat_pullBack',
};

const OTHERS_SHORT: Record<ActionKind, MessageKey> = {
  answer: 'todayWhat_othersAnswer',
  reply: 'todayWhat_othersReply',
  talk: 'todayWhat_othersTalk',
  fix: 'todayWhat_othersFix',
  meet: 'todayWhat_othersMeet',
  feedback: 'todayWhat_othersFeedback',
  outcome: 'todayWhat_othersOutcome',
  'pull-back': 'todayWhat_othersPullBack',
};

const DAY = 86_400_000;

/** Until when there is time, in working time where that is my own; `undefined` without a hurry. */
export function dueOfRow(
  { action, due, me, calendar, handoff }: TodayAction,
  now: number,
): RowDue | undefined {
  if (due === undefined) return undefined;
  if (action.kind !== 'answer' || action.who.id !== me.id) return dueIn(due, now);
  const row = dueIn(due, now, handoff.handedOverAt);
  const left = workingTimeBetween(now, due, calendar);
  const text = left.ok ? lengthToTell(left.value) : undefined;
  return text === undefined ? row : { ...row, text, title: t('today_left', text) };
}

/** Until when an ask is to be answered. */
export function dueOfAsk(due: number | undefined, now: number): RowDue | undefined {
  return due === undefined ? undefined : dueIn(due, now);
}

function dueIn(due: number, now: number, began = due - DAY): RowDue {
  const isLate = now > due;
  const key = isLate ? 'due_late' : 'due_at';
  const at = atInText(due, now);
  const length = lengthToTell((now - due) / 60_000);
  const since = isLate ? t(key, at) : at;
  return {
    ...dueState(began, due, now),
    text: length === undefined ? since : t('today_lateBy', length),
    title: t(key, dayAndTime(due)),
  };
}

function isUnbooked({ meetingStart, state }: Handoff): boolean {
  return meetingStart === undefined || state === 'no-show';
}

function otherOf({ sdr, bdm }: Handoff, me: string): string {
  return (sdr?.id === me ? bdm : sdr)?.name ?? '';
}

function joined(head: string, text: string): string {
  return text ? `${head}: ${text}` : head;
}
