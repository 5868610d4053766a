import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldHandoff } from '@/lib/handoff/fold';
import {
  acceptance,
  acceptedAt,
  answeredInTime,
  completeAtOnce,
  decisionOf,
  returnReasons,
  showRate,
  talkedThrough,
  timesToAnswer,
} from '@/lib/metrics/answers';
import { feedbackInTime, meetingToSale, pulledBack, satisfaction } from '@/lib/metrics/afterwards';
import { type HandoffFacts, factsOf, handoffFactsSchema } from '@/lib/metrics/facts';
import { loadOf } from '@/lib/metrics/load';
import type { Share } from '@/lib/metrics/share';
import {
  cumulativeIncidence,
  differenceOf,
  medianOf,
  quantileOf,
  wilson,
} from '@/lib/metrics/statistics';
import { BDM, HANDOFF, SDR } from '../factories';
import { someLog, unknownEntry } from '../arbitraries';
import { history, play } from '../handoff/two-sides';
import { aKnowledge } from './histories';

const RUNS = { numRuns: 200 };
/** Each over several handoffs. */
const FEW_RUNS = { numRuns: 40 };

/** Logs of handoffs as people make them, and as nobody should. */
const log = fc.oneof(
  history.map((one) => play(one).crm),
  someLog(HANDOFF, [SDR, BDM]),
);
const rows = fc.array(
  log.map((entries) => factsOf(foldHandoff(entries))),
  { maxLength: 12 },
);
const part = fc
  .tuple(fc.nat(500), fc.nat(500))
  .map(([x, rest]) => ({ x, n: x + rest }))
  .filter(({ n }) => n > 0);

describe('the facts of a handoff', () => {
  it('are the same from the same entries, in any order, however often they were read', () => {
    fc.assert(
      fc.property(
        log.chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray([...entries], { minLength: entries.length }),
            fc.subarray([...entries]),
          ),
        ),
        ([entries, shuffled, again]) => {
          const facts = factsOf(foldHandoff(entries));
          expect(factsOf(foldHandoff([...again, ...shuffled]))).toEqual(facts);
        },
      ),
      RUNS,
    );
  });

  it('are not changed by what does not count, which is told apart', () => {
    const handoff = fc.constant(HANDOFF);
    fc.assert(
      fc.property(log, unknownEntry({ handoff, by: fc.constant(SDR) }), (entries, stranger) => {
        const last = { ...stranger, turn: 1_000_000 };
        const before = factsOf(foldHandoff(entries));
        const { newer, at, ...after } = factsOf(foldHandoff([...entries, last]));
        expect({
          ...after,
          at: before.state === 'draft' ? before.at : at,
          newer: newer - 1,
        }).toEqual(before);
      }),
      RUNS,
    );
  });

  it('are read back as they were kept', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const facts = factsOf(foldHandoff(entries));
        expect(handoffFactsSchema.parse(structuredClone(facts))).toEqual(facts);
      }),
      RUNS,
    );
  });

  it('say of the rounds what the handoff says of itself', () => {
    fc.assert(
      fc.property(history, (one) => {
        const handoff = foldHandoff(play(one).crm);
        const facts = factsOf(handoff);
        const last = facts.rounds.at(-1);
        expect([last?.bdm, facts.state]).toEqual([handoff.bdm?.id, handoff.state]);
        expect(decisionOf(facts) === 'open').toBe(handoff.state === 'handed-over');
        if (handoff.state === 'handed-over') expect(last?.due).toBe(handoff.responseDue);
        // One that was taken back from another BDM later was accepted all the same.
        const { accepted, state } = handoff;
        if (state !== 'withdrawn') {
          expect(acceptedAt(facts)).toBe(state === 'returned' ? undefined : accepted?.at);
        }
        const { verbal } = handoff;
        expect(facts.verbal !== undefined).toBe(verbal !== undefined);
        if (verbal) expect(facts.verbal?.at).toBeLessThanOrEqual(verbal.at);
      }),
      RUNS,
    );
  });
});

/** All figures that count handoffs or rounds, each as `x`, `n` and what it left out and said so. */
function all(some: readonly HandoffFacts[]): number[][] {
  const knowledge = aKnowledge({ now: Date.UTC(2027, 0, 1) });
  const counts = ({ x, n }: Pick<Share<unknown>, 'x' | 'n'>) => [x, n];
  const accepted = acceptance(some);
  const punctual = answeredInTime(some, knowledge);
  const { times, unknown } = timesToAnswer(some, knowledge);
  const complete = completeAtOnce(some);
  const talked = talkedThrough(some, knowledge);
  const show = showRate(some, knowledge);
  const sale = meetingToSale(some, knowledge);
  const back = pulledBack(some, knowledge);
  const feedback = feedbackInTime(some, knowledge);
  const content = satisfaction(some);
  return [
    [...counts(accepted), accepted.open, accepted.withdrawn],
    [...counts(punctual), punctual.notDue, punctual.noDue],
    [times.length, unknown],
    [...counts(complete), complete.withoutQuestion.x],
    [...counts(talked), talked.inTheirChannel.n],
    [...counts(show), show.everHeld, show.unrecorded.length],
    [...counts(sale), sale.young, sale.wonWithoutMeeting.length],
    [...counts(back), back.young, back.moreContext.x],
    [...counts(feedback), feedback.notDue, feedback.unknown],
    [...counts(content), ...content.ratings],
    [returnReasons(some).reduce((sum, one) => sum + one.rows.length, 0)],
    [loadOf(some, { mostBdms: 3, leastOfPair: 3 }).sdrs.reduce((sum, one) => sum + one.total, 0)],
  ];
}

describe('what is counted', () => {
  it('adds up: each handoff is counted or told apart, once', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const [accepted = [], punctual = [], times = []] = all(some);
        const [, decided = 0, open = 0, withdrawn = 0] = accepted;
        expect(decided + open + withdrawn).toBe(some.length);
        const rounds = some.flatMap((row) => row.rounds).length;
        const [, counted = 0, notDue = 0, noDue = 0] = punctual;
        expect(counted + notDue + noDue).toBe(rounds);
        expect((times[0] ?? 0) + (times[1] ?? 0)).toBe(rounds);
        for (const [x = 0, n = 0] of all(some).slice(3, 9)) expect(x).toBeLessThanOrEqual(n);
      }),
      FEW_RUNS,
    );
  });

  it('of some and of the rest is what it is of all', () => {
    fc.assert(
      fc.property(rows, fc.func(fc.boolean()), (some, isOne) => {
        const one = some.filter((row) => isOne(row));
        const rest = some.filter((row) => !one.includes(row));
        const [left, right] = [all(one), all(rest)];
        const sum = left.map((line, i) => line.map((n, j) => n + (right[i]?.[j] ?? 0)));
        expect(sum).toEqual(all(some));
      }),
      FEW_RUNS,
    );
  });

  it('is the same in whatever order the handoffs stand', () => {
    fc.assert(
      fc.property(rows, (some) => {
        expect(all(some.toReversed())).toEqual(all(some));
      }),
      FEW_RUNS,
    );
  });
});

describe('an interval', () => {
  it('holds the share, within nought and one, and narrows as more is known', () => {
    fc.assert(
      fc.property(part, ({ x, n }) => {
        const { lo, hi } = wilson(x, n);
        expect(lo).toBeGreaterThanOrEqual(0);
        expect(lo).toBeLessThanOrEqual(x / n);
        expect(hi).toBeGreaterThanOrEqual(x / n);
        expect(hi).toBeLessThanOrEqual(1);
        const more = wilson(4 * x, 4 * n);
        expect(more.hi - more.lo).toBeLessThan(hi - lo);
      }),
    );
  });

  it('holds the difference, which is the opposite the other way round', () => {
    fc.assert(
      fc.property(part, part, (one, other) => {
        const { difference, lo, hi } = differenceOf(one, other);
        expect(lo).toBeLessThanOrEqual(difference + 1e-12);
        expect(hi).toBeGreaterThanOrEqual(difference - 1e-12);
        const opposite = differenceOf(other, one);
        expect(opposite.lo).toBeCloseTo(-hi, 9);
        expect(opposite.hi).toBeCloseTo(-lo, 9);
      }),
    );
  });

  it('of a median holds it, of six values or more', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 }), (values) => {
        const found = medianOf(values);
        expect(found?.lo === undefined).toBe(values.length < 6);
        expect(found?.value).toBeGreaterThanOrEqual(found?.lo ?? 0);
        expect(found?.value).toBeLessThanOrEqual(found?.hi ?? 1000);
      }),
    );
  });
});

describe('a curve', () => {
  const observed = fc.array(
    fc.record(
      { t: fc.nat(20), cause: fc.constantFrom('won' as const, 'lost' as const) },
      { requiredKeys: ['t'] },
    ),
    { maxLength: 40 },
  );
  it('accounts for everybody at every time, and never falls', () => {
    fc.assert(
      fc.property(observed, (observations) => {
        const steps = cumulativeIncidence(observations, ['won', 'lost']);
        let [won, lost] = [0, 0];
        for (const { ended, free, lo, hi } of steps) {
          expect(ended.won + ended.lost + free).toBeCloseTo(1, 9);
          expect(ended.won).toBeGreaterThanOrEqual(won);
          expect(ended.lost).toBeGreaterThanOrEqual(lost);
          expect(lo ?? 0).toBeLessThanOrEqual(free + 1e-12);
          expect(hi ?? 1).toBeGreaterThanOrEqual(free - 1e-12);
          [won, lost] = [ended.won, ended.lost];
        }
      }),
    );
  });

  it('is the plain share where nothing is open, and takes nothing from what is', () => {
    fc.assert(
      fc.property(observed, (observations) => {
        const closed = observations.map(({ t, cause = 'won' as const }) => ({ t, cause }));
        const last = cumulativeIncidence(closed, ['won', 'lost']).at(-1);
        const won = closed.filter(({ cause }) => cause === 'won').length;
        if (closed.length > 0) expect(last?.ended.won).toBeCloseTo(won / closed.length, 9);
        // One more that is open from the start on says nothing of the others.
        const withOpen = cumulativeIncidence([...closed, { t: -1 }], ['won', 'lost']);
        expect(withOpen).toEqual(cumulativeIncidence(closed, ['won', 'lost']));
        expect(quantileOf([], 0.5).value).toBeUndefined();
      }),
    );
  });
});
