import type { Calendar } from '@/lib/handoff/time/calendar';
import type { Feedback, Handoff } from '@/lib/handoff/handoff';
import type { NextAction } from '@/lib/handoff/next-action';
import type { Person } from '@/lib/handoff/person';
import { endOfDay } from '@/lib/handoff/time/wall-time';
import type { Site } from '@/lib/platform/storage/sites';
import type { BatonDatabase } from '@/lib/store/database';
import type { RecordKey } from '@/lib/store/rows';
import type { AskOnRecord } from '@/lib/store/logs/teams';
import { readTodayAtSite } from './today-at-site';

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

/** Whom I last worked with, and what he is to the handoff. */
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

/**
 * Gives what this person has to do, waits for and can read, over all the CRMs where Baton knows who
 * he is. Each list is read by its index and no further than anybody reads: never the whole store.
 */
export function readToday(
  db: BatonDatabase,
  sites: readonly Pick<Site, 'origin' | 'me'>[],
  moment: LocalNow,
): Promise<Today> {
  const { now, zone } = moment;
  return db.transaction('r', [db.handoffs, db.teams, db.people, db.meta], async () => {
    const known = sites.flatMap(({ origin, me }) => (me ? [{ origin, me }] : []));
    const days = known.map(({ origin, me: { id, name } }) =>
      readTodayAtSite(db, { origin, me: { id, name } }, moment),
    );
    return together(await Promise.all(days), endOfDay(now, zone));
  });
}

/** How much of it waits for me: what the panel counts at its top. */
export function countOf({ waitingOnMe, asks }: Pick<Today, 'waitingOnMe' | 'asks'>): number {
  return waitingOnMe.length + asks.length;
}

/** What has no due time is for today, without hurry. */
function together(days: readonly Today[], tonight: number): Today {
  const all = <Item>(list: (day: Today) => readonly Item[]) => days.flatMap(list);
  const soonestFirst = (list: (day: Today) => readonly TodayAction[]) =>
    all(list).toSorted((one, other) => (one.due ?? tonight) - (other.due ?? tonight));
  return {
    waitingOnMe: soonestFirst((day) => day.waitingOnMe),
    asks: all((day) => day.asks).toSorted(
      (one, other) => (one.ask.due ?? tonight) - (other.ask.due ?? tonight),
    ),
    waitingOnOthers: soonestFirst((day) => day.waitingOnOthers),
    meetings: all((day) => day.meetings).toSorted((one, other) => one.start - other.start),
    feedback: all((day) => day.feedback),
    optional: all((day) => day.optional),
    overdueInTeam: soonestFirst((day) => day.overdueInTeam),
    partner: days.find(({ partner }) => partner)?.partner,
  };
}
