import {
  acceptance,
  answeredInTime,
  completeAtOnce,
  isThresholdTooLow,
  returnReasons,
  showRate,
  talkedThrough,
  timesToAnswer,
} from './answers';
import {
  feedbackInTime,
  meetingToSale,
  pulledBack,
  satisfaction,
  sdrInTheRoom,
  wrongCriteria,
} from './afterwards';
import type { HandoffFacts } from './facts';
import type { Knowledge } from './knowledge';
import type { Period } from './period';
import { cumulativeIncidence } from './statistics';

/** A clock that is further ahead than this (ms) dates its handoffs into a time that is still to come. */
export const CLOCK_AHEAD = 10 * 60_000;

/** The rows of a period, and those that no figure can count, each told apart. */
export interface Cohort<Row> {
  readonly rows: readonly Row[];
  readonly before: readonly Row[];
  /** Something is known of them, but not the hand-over itself. */
  readonly gaps: readonly Row[];
  /** Dated later than now, by a clock that is ahead. */
  readonly ahead: readonly Row[];
}

/** Returns the handoffs of a period and of the one before, each by when it was handed over first. */
export function cohortOf<Row extends Pick<HandoffFacts, 'at' | 'state'>>(
  all: readonly Row[],
  { from, before }: Pick<Period, 'from' | 'before'>,
  now: number,
): Cohort<Row> {
  const known = all.filter(({ at, state }) => at >= before && state !== 'draft');
  const isAhead = ({ at }: Row) => at > now + CLOCK_AHEAD;
  return {
    rows: known.filter((row) => row.at >= from && !isAhead(row)),
    before: known.filter((row) => row.at < from),
    gaps: all.filter(({ at, state }) => at >= from && state === 'draft'),
    ahead: known.filter(isAhead),
  };
}

/** Returns every share of these handoffs. */
export function figuresOf<Row extends HandoffFacts>(rows: readonly Row[], knowledge: Knowledge) {
  return {
    acceptance: acceptance(rows),
    inTime: answeredInTime(rows, knowledge),
    complete: completeAtOnce(rows),
    talked: talkedThrough(rows, knowledge),
    show: showRate(rows, knowledge),
    sale: meetingToSale(rows, knowledge),
    room: sdrInTheRoom(rows, knowledge),
    pulledBack: pulledBack(rows, knowledge),
    feedback: feedbackInTime(rows, knowledge),
    content: satisfaction(rows),
    reasons: returnReasons(rows),
    criteria: wrongCriteria(rows),
  };
}
export type Figures<Row> = ReturnType<typeof figuresOf<Row & HandoffFacts>>;

/** Returns how long the rounds took, as a curve of what had become of them by when (working minutes). */
export function answerCurve<Row extends HandoffFacts>(rows: readonly Row[], knowledge: Knowledge) {
  const { times, unknown } = timesToAnswer(rows, knowledge);
  return { times, unknown, curve: cumulativeIncidence(times, ['accepted', 'returned']) };
}

/** What was decided of the handoffs of one week. */
export interface WeekOfAcceptance {
  readonly from: number;
  readonly x: number;
  readonly n: number;
}

/** Returns the acceptance of each week, and whether in all of the last full ones everything was accepted. */
export function acceptanceByWeek(
  rows: readonly HandoffFacts[],
  { edges }: Pick<Period, 'edges'>,
): { readonly weeks: readonly WeekOfAcceptance[]; readonly barTooLow: boolean } {
  const weeks = edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? Infinity;
    const { x, n } = acceptance(rows.filter(({ at }) => at >= from && at < to));
    return { from, x, n };
  });
  // The last week runs still.
  return { weeks, barTooLow: isThresholdTooLow(rows, edges.slice(0, -1)) };
}
