import { feedbackDue } from '@/lib/handoff/team/policy';
import { acceptedAt } from './answers';
import { DAY, type HandoffFacts } from './facts';
import { createKept } from './kept';
import type { Knowledge } from './knowledge';
import { type Share, shareOf } from './share';
import {
  compareTexts,
  cumulativeIncidence,
  type CurveStep,
  type Observation,
  wilson,
} from './statistics';

/** Returns when the first meeting was held (UTC, ms); `undefined` where none was. */
function heldAt({ meetings }: Pick<HandoffFacts, 'meetings'>): number | undefined {
  return meetings.find(({ held }) => held)?.at;
}

/**
 * Returns the handoffs whose first meeting was held at `from` or later and before `to` (UTC, ms). A sale
 * is counted by when the meeting was, for it has its time from then on.
 */
export function heldBetween<Row extends Pick<HandoffFacts, 'meetings' | 'state'>>(
  rows: readonly Row[],
  { from, to }: { readonly from: number; readonly to: number },
): Row[] {
  return rows.filter((row) => {
    const at = row.state === 'draft' ? undefined : heldAt(row);
    return at !== undefined && at >= from && at < to;
  });
}

export interface MeetingToSale<Row> extends Share<Row> {
  /** Meetings that were held so lately that a sale may still come. */
  readonly young: number;
  readonly curve: readonly CurveStep<'won' | 'lost'>[];
  readonly observations: readonly Observation<'won' | 'lost'>[];
  readonly wonWithoutMeeting: readonly Row[];
}

/** Returns how many of the held meetings became a sale within the team's time, and the curve in days of all. */
export function meetingToSale<Row extends HandoffFacts>(
  rows: readonly Row[],
  { now, goals }: Pick<Knowledge, 'now' | 'goals'>,
): MeetingToSale<Row> {
  const within = goals.saleDays * DAY;
  const held = rows.filter((row) => heldAt(row) !== undefined);
  const share = shareOf(held, (row) => {
    const at = heldAt(row);
    if (at === undefined || at + within > now) return undefined;
    return row.outcome?.result === 'won' && row.outcome.at <= at + within;
  });
  const observations = held.map((row): Observation<'won' | 'lost'> => {
    const from = heldAt(row) ?? now;
    const days = Math.max(0, (row.outcome?.at ?? now) - from) / DAY;
    if (!row.outcome) return { t: days };
    return { t: days, cause: row.outcome.result === 'won' ? 'won' : 'lost' };
  });
  return {
    ...share,
    young: held.length - share.n,
    curve: cumulativeIncidence(observations, ['won', 'lost']),
    observations,
    wonWithoutMeeting: rows.filter(
      (row) => row.outcome?.result === 'won' && heldAt(row) === undefined,
    ),
  };
}

export interface SdrInTheRoom<Row> {
  readonly there: Share<Row>;
  readonly away: Share<Row>;
}

/** Returns the same share for meetings that the SDR was to join, and for those that they were not. */
export function sdrInTheRoom<Row extends HandoffFacts>(
  rows: readonly Row[],
  knowledge: Pick<Knowledge, 'now' | 'goals'>,
): SdrInTheRoom<Row> {
  const of = (isThere: boolean) =>
    rows.filter(({ joins }) => joins !== undefined && (joins !== 'no') === isThere);
  return {
    there: meetingToSale(of(true), knowledge),
    away: meetingToSale(of(false), knowledge),
  };
}

export interface PulledBack<Row> extends Share<Row> {
  readonly young: number;
  /** More context was needed: a fault of the brief, no sign of trust. */
  readonly moreContext: Share<Row>;
  readonly answers: { readonly done: number; readonly cannot: number; readonly open: number };
}

/** Returns on how many accepted handoffs the BDM put the SDR back to work within the team's time. */
export function pulledBack<Row extends HandoffFacts>(
  rows: readonly Row[],
  { now, goals }: Pick<Knowledge, 'now' | 'goals'>,
): PulledBack<Row> {
  const within = goals.pullBackDays * DAY;
  const accepted = rows.filter((row) => acceptedAt(row) !== undefined);
  const share = (isContext: boolean) =>
    shareOf(accepted, (row) => {
      const from = acceptedAt(row) ?? now;
      if (from + within > now) return undefined;
      return row.pullBacks.some(
        ({ at, kind }) =>
          (kind === 'more-context') === isContext && at >= from && at <= from + within,
      );
    });
  const asked = rows.flatMap(({ pullBacks }) => pullBacks);
  const count = (answer: 'done' | 'cannot' | undefined) =>
    asked.filter((one) => one.answer === answer).length;
  const trust = share(false);
  return {
    ...trust,
    young: accepted.length - trust.n,
    moreContext: share(true),
    answers: { done: count('done'), cannot: count('cannot'), open: count(undefined) },
  };
}

export interface FeedbackInTime<Row> extends Share<Row> {
  readonly notDue: number;
  /** Of BDMs whose hours nobody knows: when it is due cannot be said. */
  readonly unknown: number;
}

const dueOf = createKept<ReturnType<typeof feedbackDue>>();

/** Returns after how many held meetings the BDM gave feedback by its due time. */
export function feedbackInTime<Row extends HandoffFacts>(
  rows: readonly Row[],
  { now, calendarOf, policyAt }: Pick<Knowledge, 'now' | 'calendarOf' | 'policyAt'>,
): FeedbackInTime<Row> {
  let [notDue, unknown] = [0, 0];
  const share = shareOf(rows, (row) => {
    const held = heldAt(row);
    if (held === undefined) return undefined;
    const calendar = calendarOf(row.bdm, held);
    const policy = policyAt(held);
    const due =
      calendar && dueOf(row, [calendar, policy, held], () => feedbackDue(held, calendar, policy));
    if (due === undefined) unknown += 1;
    else if (row.feedback) return row.feedback.first <= due;
    else if (now > due) return false;
    else notDue += 1;
    return undefined;
  });
  return { ...share, notDue, unknown };
}

export interface Satisfaction<Row> extends Share<Row> {
  /** How many gave one, two … five. */
  readonly ratings: readonly number[];
  readonly mean: number | undefined;
}

const CONTENT_FROM = 4;

/** Returns how many of the BDMs' newest ratings are four or five. */
export function satisfaction<Row extends HandoffFacts>(rows: readonly Row[]): Satisfaction<Row> {
  const ratings = [0, 0, 0, 0, 0];
  let sum = 0;
  const share = shareOf(rows, ({ feedback }) => {
    if (!feedback) return undefined;
    ratings[feedback.rating - 1] = (ratings[feedback.rating - 1] ?? 0) + 1;
    sum += feedback.rating;
    return feedback.rating >= CONTENT_FROM;
  });
  return { ...share, ratings, mean: share.n === 0 ? undefined : sum / share.n };
}

export interface WrongCriterion<Row> extends Share<Row> {
  readonly id: string;
  readonly name: string;
  readonly confirmed: Share<Row>;
  readonly assumed: Share<Row>;
}

const LEAST_FOR_RANK = 5;

/**
 * Returns how often each criterion's mark turned out wrong, of those that had a mark and feedback; the
 * surest first, and apart those of which there are too few to rank.
 */
export function wrongCriteria<Row extends HandoffFacts>(
  rows: readonly Row[],
): {
  readonly ranked: readonly WrongCriterion<Row>[];
  readonly tooFew: readonly WrongCriterion<Row>[];
} {
  const names = new Map<string, string>();
  const told = rows.filter(({ feedback }) => feedback !== undefined);
  for (const { criteria } of told) for (const { id, name } of criteria) names.set(id, name);
  const all = [...names].map(([id, name]): WrongCriterion<Row> => {
    const of = (isAssumed?: boolean) =>
      shareOf(told, ({ criteria, feedback }) => {
        const marked = criteria.find((criterion) => criterion.id === id);
        if (!marked || (isAssumed !== undefined && marked.assumed !== isAssumed)) return undefined;
        return feedback?.wrong.includes(id);
      });
    return { id, name, ...of(), confirmed: of(false), assumed: of(true) };
  });
  const lower = ({ x, n }: WrongCriterion<Row>) => wilson(x, n).lo;
  const sorted = all.sort(
    (one, other) => lower(other) - lower(one) || other.n - one.n || compareTexts(one.id, other.id),
  );
  return {
    ranked: sorted.filter(({ n }) => n >= LEAST_FOR_RANK),
    tooFew: sorted.filter(({ n }) => n < LEAST_FOR_RANK),
  };
}
