import type { Calendar } from '@/lib/handoff/time/calendar';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Feedback } from '@/lib/handoff/handoff-state';
import type { NextAction } from '@/lib/handoff/next-action';
import type { Person } from '@/lib/handoff/person';
import type { RecordKey } from '@/lib/store/rows';
import type { AskOnRecord } from '@/lib/store/logs/teams';

/** A handoff of some record, seen from outside of it. */
export interface OnRecord {
  readonly record: RecordKey;
  readonly handoff: Handoff;
  /** Who I am in its CRM. */
  readonly me: Person;
}

/** One thing that is to be done, by me or by another. */
export interface TodayAction extends OnRecord {
  readonly action: NextAction;
  /** UTC, ms; absent where there is no hurry. */
  readonly due: number | undefined;
  /** When I work. */
  readonly calendar: Calendar;
}

export interface TodayMeeting extends OnRecord {
  /** UTC, ms. */
  readonly start: number;
}

export interface TodayFeedback extends OnRecord {
  readonly feedback: Feedback;
  /** What is set once it is read. */
  readonly mark: string;
}

export interface TodayAsk extends AskOnRecord {
  readonly me: Person;
}

/** Whom I last worked with, and what they are to the handoff. */
export interface Partner {
  readonly person: Person;
  readonly is: 'sdr' | 'bdm';
}

/** What a day begins with. Each list has its most pressing first. */
export interface Today {
  readonly waitingOnMe: readonly TodayAction[];
  readonly asks: readonly TodayAsk[];
  readonly waitingOnOthers: readonly TodayAction[];
  readonly meetings: readonly TodayMeeting[];
  /** What I have not marked as read, the newest first. */
  readonly feedback: readonly TodayFeedback[];
  /** What nobody waits for, the newest first. */
  readonly optional: readonly TodayAction[];
  /** For managers: what others should have done by now. */
  readonly overdueInTeam: readonly TodayAction[];
  readonly partner: Partner | undefined;
}

/** When a day is looked at, and in which IANA zone it ends. */
export interface LocalNow {
  /** UTC, ms. */
  readonly now: number;
  readonly zone: string;
}

/** How much of it waits for me: what the panel counts at its top. */
export function countOf({ waitingOnMe, asks }: Pick<Today, 'waitingOnMe' | 'asks'>): number {
  return waitingOnMe.length + asks.length;
}
