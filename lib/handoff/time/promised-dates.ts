import type { BriefView } from '../brief/brief-data';
import type { BriefProblem } from '../brief/brief-problem';
import { zoned } from './wall-time';

/** What is odd about a day that a buyer is promised: it is over, or so far off that the year may be wrong. */
export type DateDoubt = 'in-the-past' | 'a-year-away';

/** Tells what is odd about a promised instant at `now` (both UTC, ms); `undefined` where nothing is. */
export function dateDoubt(instant: number, now: number): DateDoubt | undefined {
  if (instant < now) return 'in-the-past';
  const inAYear = zoned(now, 'UTC').add({ years: 1 }).epochMilliseconds;
  return instant > inAYear ? 'a-year-away' : undefined;
}

/** A promised date of a brief that is to be looked at again before it is handed over. */
export interface DoubtfulDate {
  readonly field: BriefProblem['field'];
  readonly doubt: DateDoubt;
  /** UTC, ms. */
  readonly instant: number;
  /** IANA zone in which it was said; the SDR's own where absent. */
  readonly zone: string | undefined;
}

/** Returns the dates of a brief that are over at `now` (UTC, ms) or more than a year away. */
export function doubtfulDates({ meeting, nextStep, zone }: BriefView, now: number): DoubtfulDate[] {
  const promised = [
    { field: 'meeting.start', instant: meeting?.start, zone: meeting?.zone },
    { field: 'nextStep.due', instant: nextStep?.due, zone },
  ] as const;
  return promised.flatMap(({ instant, ...date }) => {
    const doubt = instant === undefined ? undefined : dateDoubt(instant, now);
    return instant === undefined || !doubt ? [] : [{ ...date, instant, doubt }];
  });
}
