import { workingTimeBetween } from '@/lib/handoff/time/clock';
import type { ReturnReason } from '@/lib/handoff/choices';
import { DAY, type HandoffFacts, type Round } from './facts';
import { createKept } from './kept';
import type { Knowledge } from './knowledge';
import { type Share, shareOf } from './share';
import { compareTexts, type Observation } from './statistics';

/** How the handing-over of one handoff stands. */
export type Decision = 'accepted' | 'refused' | 'open' | 'withdrawn';

/** Returns whether the handoff was taken, by its last round that was answered. */
export function decisionOf({ rounds }: Pick<HandoffFacts, 'rounds'>): Decision {
  const last = rounds.at(-1);
  if (last?.end === undefined) return 'open';
  const answered = rounds.findLast(({ how }) => how === 'accepted' || how === 'returned');
  if (!answered) return 'withdrawn';
  return answered.how === 'accepted' && answered.back === undefined ? 'accepted' : 'refused';
}

/** Returns when the acceptance was that holds (UTC, ms); `undefined` where none does. */
export function acceptedAt(facts: Pick<HandoffFacts, 'rounds'>): number | undefined {
  if (decisionOf(facts) !== 'accepted') return undefined;
  return facts.rounds.findLast(({ how }) => how === 'accepted')?.end;
}

export interface Acceptance<Row> extends Share<Row> {
  readonly open: number;
  readonly withdrawn: number;
}

/** Returns how many of the decided handoffs were accepted; open and withdrawn ones are told apart. */
export function acceptance<Row extends HandoffFacts>(rows: readonly Row[]): Acceptance<Row> {
  const decisions = rows.map(decisionOf);
  const count = (decision: Decision) => decisions.filter((one) => one === decision).length;
  const share = shareOf(rows, (row) => {
    const decision = decisionOf(row);
    if (decision === 'open' || decision === 'withdrawn') return undefined;
    return decision === 'accepted';
  });
  return { ...share, open: count('open'), withdrawn: count('withdrawn') };
}

const WEEKS_OF_ALL = 8;
const LEAST_OF_ALL = 20;

/**
 * Returns whether the bar may be too low: in each of eight weeks something was decided, and all of it
 * accepted. `weeks` are the beginnings (UTC, ms) of the last full weeks, oldest first, and the end.
 */
export function isThresholdTooLow(
  rows: readonly HandoffFacts[],
  weeks: readonly number[],
): boolean {
  if (weeks.length <= WEEKS_OF_ALL) return false;
  const edges = weeks.slice(-WEEKS_OF_ALL - 1);
  let all = 0;
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const to = edges[index + 1] ?? from;
    const { x, n } = acceptance(rows.filter(({ at }) => at >= from && at < to));
    if (n === 0 || x < n) return false;
    all += n;
  }
  return all >= LEAST_OF_ALL;
}

type Answer = 'accepted' | 'returned';

/** How long one round took, in working minutes of its BDM. */
export interface RoundTime<Row> extends Observation<Answer> {
  readonly row: Row;
}

const workedIn = createKept<ReturnType<typeof workingTimeBetween>>();

/**
 * Returns how long each round took until now or its answer: withdrawn and reassigned ones were only
 * seen so long. `unknown` counts the rounds of BDMs whose hours nobody knows.
 */
export function timesToAnswer<Row extends HandoffFacts>(
  rows: readonly Row[],
  { now, calendarOf }: Pick<Knowledge, 'now' | 'calendarOf'>,
): { readonly times: readonly RoundTime<Row>[]; readonly unknown: number } {
  const times: RoundTime<Row>[] = [];
  let unknown = 0;
  for (const row of rows) {
    for (const round of row.rounds) {
      const { from, bdm, end = now, how } = round;
      const calendar = calendarOf(bdm, from);
      const worked =
        calendar && workedIn(round, [calendar, end], () => workingTimeBetween(from, end, calendar));
      if (!worked?.ok) unknown += 1;
      else times.push({ row, t: worked.value, cause: isAnswer(how) ? how : undefined });
    }
  }
  return { times, unknown };
}

function isAnswer(how: Round['how']): how is Answer {
  return how === 'accepted' || how === 'returned';
}

export interface Punctuality<Row> extends Share<Row> {
  readonly notDue: number;
  readonly noDue: number;
}

/** Returns how many rounds were answered by their due time; one that ended without an answer before it is left out. */
export function answeredInTime<Row extends HandoffFacts>(
  rows: readonly Row[],
  { now }: Pick<Knowledge, 'now'>,
): Punctuality<Row> {
  const rounds = rows.flatMap((row) => row.rounds.map((round) => ({ row, round })));
  let [notDue, noDue] = [0, 0];
  const share = shareOf(rounds, ({ round: { due, end = now, how } }) => {
    if (due === undefined) noDue += 1;
    else if (isAnswer(how) || end > due) return isAnswer(how) && end <= due;
    else notDue += 1;
    return undefined;
  });
  return { ...ofRows(share), notDue, noDue };
}

function ofRows<Row>({ x, n, cases }: Share<{ readonly row: Row }>): Share<Row> {
  return { x, n, cases: cases.map(({ row, hit }) => ({ row: row.row, hit })) };
}

/** Returns how many were accepted at once: not mended before, nor sent back later. */
export function completeAtOnce<Row extends HandoffFacts>(
  rows: readonly Row[],
): Share<Row> & { readonly withoutQuestion: Share<Row> } {
  const isComplete = ({ rounds: [first] }: Row) => {
    if (!first || !isAnswer(first.how)) return undefined;
    return first.how === 'accepted' && !first.revised && first.back === undefined;
  };
  const withoutQuestion = shareOf(rows, (row) => {
    const is = isComplete(row);
    return is === undefined ? undefined : is && !row.rounds[0]?.asked;
  });
  return { ...shareOf(rows, isComplete), withoutQuestion };
}

/** Why a lead came back: a slip, a step that was left out, or another idea of what is qualified. */
export const REASON_GROUPS: Readonly<
  Record<ReturnReason, 'clerical' | 'procedural' | 'definitional' | 'other'>
> = {
  ...{ 'record-incomplete': 'clerical', 'contact-data-wrong': 'clerical' },
  ...{ 'next-step-not-confirmed': 'clerical' },
  ...{ 'wrong-owner': 'procedural', duplicate: 'procedural', 'recently-contacted': 'procedural' },
  ...{ 'outside-profile': 'definitional', 'wrong-person': 'definitional' },
  ...{ 'no-pain': 'definitional', other: 'other' },
};

/** Returns how often each reason was given, the most frequent first, each with the handoffs that came back. */
export function returnReasons<Row extends HandoffFacts>(
  rows: readonly Row[],
): { readonly reason: ReturnReason; readonly rows: readonly Row[] }[] {
  const found = new Map<ReturnReason, Row[]>();
  for (const row of rows) {
    for (const { reason } of row.rounds) {
      if (reason !== undefined) found.set(reason, [...(found.get(reason) ?? []), row]);
    }
  }
  return [...found]
    .map(([reason, rows]) => ({ reason, rows }))
    .sort(
      (one, other) => other.rows.length - one.rows.length || compareTexts(one.reason, other.reason),
    );
}

/** Returns how many of the accepted handoffs were talked through in time, and how many of those as the BDM likes it. */
export function talkedThrough<Row extends HandoffFacts>(
  rows: readonly Row[],
  { firstChannelOf }: Pick<Knowledge, 'firstChannelOf'>,
): Share<Row> & { readonly inTheirChannel: Share<Row> } {
  const isTalked = (row: Row) => {
    if (decisionOf(row) !== 'accepted') return undefined;
    return row.verbal !== undefined && row.verbal.at <= (row.talkBy ?? Infinity);
  };
  const inTheirChannel = shareOf(rows, (row) => {
    if (!isTalked(row) || !row.verbal) return undefined;
    const wanted = firstChannelOf(row.bdm, row.verbal.at);
    return wanted === undefined ? undefined : row.verbal.channel === wanted;
  });
  return { ...shareOf(rows, isTalked), inTheirChannel };
}

export interface ShowRate<Row> extends Share<Row> {
  readonly everHeld: number;
  /** Over for a day, and nobody said what became of them. */
  readonly unrecorded: readonly Row[];
}

/** Returns how many of the first meetings with a result were held. */
export function showRate<Row extends HandoffFacts>(
  rows: readonly Row[],
  { now }: Pick<Knowledge, 'now'>,
): ShowRate<Row> {
  const share = shareOf(rows, ({ meetings: [first] }) => first?.held);
  return {
    ...share,
    everHeld: rows.filter(({ meetings }) => meetings.some(({ held }) => held)).length,
    unrecorded: rows.filter(
      (row) =>
        row.meetings.length === 0 &&
        row.meetingEnd !== undefined &&
        row.meetingEnd + DAY < now &&
        decisionOf(row) === 'accepted',
    ),
  };
}
