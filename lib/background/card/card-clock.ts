import { defaultCalendar, type Calendar } from '@/lib/handoff/time/calendar';
import { workingTimeBetween } from '@/lib/handoff/time/clock';
import { meetingEnd } from '@/lib/handoff/fold';
import { firstName } from '@/lib/handoff/reach/first-name';
import type { Handoff } from '@/lib/handoff/handoff';
import { DEFAULT_POLICY, type Policy } from '@/lib/handoff/team/policy';
import { responseDeadline, reminderTime } from '@/lib/handoff/time/response-time';
import type { CardClock } from '@/lib/messaging/card-view';
import type { BatonDatabase } from '@/lib/store/database';
import { personOf } from '@/lib/store/people';
import { readTeamSettings } from '@/lib/store/logs/teams';

/** By which hours and rules a handoff's time is counted. */
export interface CardTime {
  /** When the BDM works. */
  readonly calendar: Calendar;
  readonly policy: Policy;
  /** UTC, ms. */
  readonly now: number;
}

/**
 * Returns by what a handoff to this person is timed: their own word and their team's, else the card that
 * was edited here, else office hours in `zone` (IANA).
 */
export async function cardTime(
  db: BatonDatabase,
  origin: string,
  bdmId: string | undefined,
  { zone, now }: { readonly zone: string; readonly now: number },
): Promise<CardTime> {
  const team = await readTeamSettings(db, origin);
  const own = team?.profiles.find(({ by }) => by.id === bdmId)?.card;
  const edited = bdmId === undefined ? undefined : await personOf(db, origin, bdmId);
  const calendar = (own ?? edited?.card)?.calendar ?? defaultCalendar(zone);
  return { calendar, policy: team?.policy?.policy ?? DEFAULT_POLICY, now };
}

/** Returns the time that runs while the BDM's answer is awaited; `undefined` where none does. */
export function clockOf(handoff: Handoff, time: CardTime): CardClock | undefined {
  const { calendar, now } = time;
  const marks = marksOf(handoff, time);
  if (!marks) return undefined;
  const { due, short } = marks;
  const isLate = now > due;
  const [from, to] = isLate ? [due, now] : [now, due];
  const worked = workingTimeBetween(from, to, calendar);
  return {
    ...{ due, isLate, isShort: !isLate && short !== undefined && now >= short },
    ...(worked.ok && { minutes: worked.value }),
    whose: firstName(handoff.bdm?.name ?? ''),
  };
}

const MINUTE = 60_000;
/** How old the minutes on a card that is looked at may grow. */
const FRESH_MS = 10 * MINUTE;

/** Returns when (UTC, ms) the card will read otherwise though nothing happens; `undefined` if never. */
export function againAt(handoff: Handoff, time: CardTime): number | undefined {
  const { now } = time;
  const marks = marksOf(handoff, time);
  const end = handoff.state === 'accepted' ? meetingEnd(handoff) : undefined;
  const ticks = marks ? [marks.due + 1, marks.short, now + FRESH_MS] : [];
  const ahead = [...ticks, end].filter((at): at is number => at !== undefined && at > now);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}

/** When the time to answer is over, and when enough of it is gone for a reminder. */
function marksOf(handoff: Handoff, { calendar, policy }: CardTime) {
  if (handoff.state !== 'handed-over') return undefined;
  const rules = { policy, calendarOf: () => calendar };
  const due = responseDeadline(handoff, rules);
  return due === undefined ? undefined : { due, short: reminderTime(handoff, due, rules) };
}
