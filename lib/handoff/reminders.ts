import type { Calendar } from './time/calendar';
import { dueOf } from './time/due';
import { meetingEnd, nextActions, type NextAction } from './next-action';
import type { Handoff } from './handoff';
import { type Policy, reminderDue, responseDue } from './team/policy';
import { responseDeadline, reminderTime } from './time/response-time';
import type { Ask } from './team/team-state';

export type ReminderKind =
  /** A part of the BDM's time to answer is gone. */
  | 'answer-soon'
  /** All of it is gone. */
  | 'overdue'
  /** Somebody else's is: for managers. */
  | 'team-overdue'
  /** The verbal handover was not done within the time to answer. */
  | 'talk'
  | 'meeting-soon'
  /** The meeting has passed, and nobody recorded it. */
  | 'meeting-over'
  | 'feedback'
  | 'pull-back'
  | 'come-back'
  | 'question'
  | 'ask';

export interface Reminder {
  readonly kind: ReminderKind;
  /** Id of the handoff or the ask. */
  readonly thread: string;
  /** Which turn of things it is about. It stays when a policy or a setting moves the instant. */
  readonly about: string;
  /** From when (UTC, ms) it is to be told. */
  readonly at: number;
  /** From when (UTC, ms) it says nothing any more. */
  readonly until?: number;
}

/** Who is to be reminded, and by which rules. */
export interface Reminded {
  /** CRM user id. */
  readonly me: string;
  readonly isManager: boolean;
  readonly policy: Policy;
  readonly ownCalendar: Calendar;
  /** Of those whose card is known. */
  readonly calendarOf: (personId: string) => Calendar | undefined;
  /** How long before a meeting it is told. */
  readonly leadMinutes: number;
}

const MINUTE = 60_000;

/** Returns all that this person is to be reminded of in a handoff, now or later. Never throws. */
export function remindersOf(handoff: Handoff, reminded: Reminded): Reminder[] {
  const mine = nextActions(handoff).filter(({ who }) => who.id === reminded.me);
  return [
    ...mine.flatMap((action) => ofAction(action, handoff, reminded)),
    ...beforeMeeting(handoff, reminded),
    ...ofTeam(handoff, reminded),
  ];
}

/** Returns what this person is to be reminded of in an ask. */
export function remindersOfAsk({ id, to, due, answer }: Ask, { me }: Reminded): Reminder[] {
  return answer || to.id !== me ? [] : at(due, { kind: 'ask', thread: id, about: '' });
}

/** Whether it is to be told at `now` (UTC, ms), if it was not told yet. */
export function isDue(reminder: Reminder, now: number): boolean {
  return reminder.at <= now && now < (reminder.until ?? Infinity);
}

/** The name of a reminder: the same for as long as it is about the same. */
export function reminderName({ kind, thread, about }: Reminder): string {
  return `${kind} ${thread} ${about}`;
}

function at(instant: number | undefined, rest: Omit<Reminder, 'at'>): Reminder[] {
  return instant === undefined ? [] : [{ ...rest, at: instant }];
}

function ofAction(action: NextAction, handoff: Handoff, reminded: Reminded): Reminder[] {
  const { id: thread, handedOverAt, met } = handoff;
  const { about = '' } = action;
  const due = dueOf(action, handoff, reminded.ownCalendar, reminded.policy);
  switch (action.kind) {
    case 'answer':
      return toAnswer(handoff, reminded);
    case 'talk':
      return at(toTalk(handoff, reminded), {
        kind: 'talk',
        thread,
        about: `${handedOverAt ?? ''}`,
      });
    case 'meet':
      // There is nothing to record before a meeting is over; that none is booked, Today says.
      return at(action.due, { kind: 'meeting-over', thread, about: `${action.due ?? ''}` });
    case 'feedback':
      return at(due, { kind: 'feedback', thread, about: `${met?.at ?? ''}` });
    case 'pull-back':
      return at(due, { kind: pullBackKind(action, handoff), thread, about });
    case 'reply':
      return at(toReply(action, handoff, reminded), { kind: 'question', thread, about });
    case 'fix':
    case 'outcome':
      return [];
  }
}

function pullBackKind({ about }: NextAction, { pullBacks }: Handoff): 'pull-back' | 'come-back' {
  const isDate = pullBacks.some(({ id, kind }) => id === about && kind === 'come-back');
  return isDate ? 'come-back' : 'pull-back';
}

function toReply({ about }: NextAction, { messages }: Handoff, reminded: Reminded) {
  const question = messages.find(({ id }) => id === about);
  return question && reminderDue(question.at, reminded.ownCalendar, reminded.policy);
}

function toTalk({ handedOverAt }: Handoff, { ownCalendar, policy }: Reminded): number | undefined {
  return handedOverAt === undefined ? undefined : responseDue(handedOverAt, ownCalendar, policy);
}

function toAnswer(handoff: Handoff, reminded: Reminded): Reminder[] {
  const { id: thread, handedOverAt } = handoff;
  const about = `${handedOverAt ?? ''}`;
  const full = responseDeadline(handoff, reminded);
  if (full === undefined) return [];
  const part = reminderTime(handoff, full, reminded);
  return [
    ...at(part, { kind: 'answer-soon', thread, about, until: full }),
    { kind: 'overdue', thread, about, at: full },
  ];
}

function beforeMeeting(handoff: Handoff, { me, leadMinutes }: Reminded): Reminder[] {
  const { id: thread, state, meetingStart: start, sdr, bdm, brief } = handoff;
  if (start === undefined || (state !== 'handed-over' && state !== 'accepted')) return [];
  const joins = brief?.sdrJoins !== undefined && brief.sdrJoins.choice !== 'no';
  if (bdm?.id !== me && !(joins && sdr?.id === me)) return [];
  const until = meetingEnd(handoff) ?? start;
  const before = start - leadMinutes * MINUTE;
  return at(before, { kind: 'meeting-soon', thread, about: `${start}`, until });
}

function ofTeam(handoff: Handoff, reminded: Reminded): Reminder[] {
  const { id: thread, state, bdm, handedOverAt } = handoff;
  if (!reminded.isManager || state !== 'handed-over' || bdm?.id === reminded.me) return [];
  const about = `${handedOverAt ?? ''}`;
  return at(responseDeadline(handoff, reminded), { kind: 'team-overdue', thread, about });
}
