import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { channelSchema } from '@/lib/handoff/reach/channel';
import type { Pulse } from '@/lib/handoff/team/team-state';
import {
  acceptance,
  answeredInTime,
  completeAtOnce,
  isThresholdTooLow,
  showRate,
  talkedThrough,
  timesToAnswer,
} from '@/lib/metrics/answers';
import {
  feedbackInTime,
  meetingToSale,
  pulledBack,
  satisfaction,
  wrongCriteria,
} from '@/lib/metrics/afterwards';
import { coverageIn, steadinessOf } from '@/lib/metrics/coverage';
import { loadOf, pairingOf, touchesOf } from '@/lib/metrics/load';
import { bdmsOf, pushBack } from '@/lib/metrics/people';
import { changeOf, verdictOf } from '@/lib/metrics/share';
import {
  cumulativeIncidence,
  differenceOf,
  medianOf,
  quantileOf,
  wilson,
  type Part,
} from '@/lib/metrics/statistics';
import { anEntry } from '../factories';
import { aKnowledge, example, told, toldIn } from './histories';

/** To four decimals, as the examples are. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 10_000) / 10_000 + 0;
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)]));
}

const share = ({ x, n }: Part) => {
  const { lo, hi } = wilson(x, n);
  return { x, n, share: x / n, ci: [lo, hi] };
};
const expected = (id: string) => example(id).expect;
const nowIn = (id: string) => {
  const { asOf } = z.object({ asOf: z.string() }).parse(example(id));
  return Date.parse(asOf);
};
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

describe('the worked examples', () => {
  it('E1: what counts as decided', () => {
    const { open, withdrawn, ...rest } = acceptance(toldIn('E1'));
    expect(rounded({ ...share(rest), open, withdrawn })).toEqual(expected('E1'));
  });

  it('E2: eight weeks in which all were accepted', () => {
    const monday = Date.parse('2026-08-03T00:00:00+02:00');
    const weeks = Array.from({ length: 9 }, (_, week) => monday + week * WEEK);
    const inWeek = (week: number) =>
      [0, 1, 2].map((day) => {
        const at = monday + week * WEEK + day * DAY + 10 * HOUR;
        const [handed, taken] = [at, at + HOUR].map((time) => new Date(time).toISOString());
        const entries: Parameters<typeof told>[1] = [
          ['handed-over', 'sam', handed ?? ''],
          ['accepted', 'bea', taken ?? ''],
        ];
        return told(`${week} ${day}`, entries, week * 3 + day);
      });
    const all = weeks.slice(0, 8).map((_, week) => inWeek(week));
    const { open, withdrawn, ...rest } = acceptance(all.flat());
    expect(
      rounded({
        ...{ ...share(rest), open, withdrawn },
        barTooLow: isThresholdTooLow(all.flat(), weeks),
        barTooLowWithoutTheFifthWeek: isThresholdTooLow(all.toSpliced(4, 1).flat(), weeks),
        verdict: verdictOf(rest, aKnowledge().goals.acceptance),
      }),
    ).toEqual(expected('E2'));
  });

  it('E3: time to answer, with what is open only seen so long', () => {
    const { times } = timesToAnswer(toldIn('E3'), aKnowledge({ now: nowIn('E3') }));
    const curve = cumulativeIncidence(times, ['accepted', 'returned']);
    const [median, p90] = [quantileOf(curve, 0.5), quantileOf(curve, 0.9)];
    // Of all causes together it is the curve of who had no answer yet.
    const whole = cumulativeIncidence(
      times.map(({ t, cause }) => ({ t, cause: cause && ('answer' as const) })),
      ['answer'],
    );
    expect(
      rounded({
        n: times.length,
        answered: times.filter(({ cause }) => cause).length,
        minutes: times.map(({ t, cause }) => ({ t, ...(cause && { cause }) })),
        steps: whole.map(({ t, atRisk, events, free, lo, hi }) => ({
          ...{ t, atRisk, events, s: free, lo, hi },
        })),
        medianMinutes: { value: median.value, lo: median.lo },
        p90Minutes: { lo: p90.lo },
        cumulativeIncidence: curve.map(({ t, atRisk, ended, free }) => ({
          ...{ t, atRisk, f: ended, free },
        })),
      }),
    ).toEqual(withoutError(expected('E3')));
    expect([median.hi, p90.value, p90.hi]).toEqual([undefined, undefined, undefined]);
  });

  it('E4: answered in time, each round once', () => {
    const { notDue, noDue, ...rest } = answeredInTime(toldIn('E4'), { now: nowIn('E4') });
    expect(rounded({ ...share(rest), notDue, noDue })).toEqual(expected('E4'));
  });

  it('E5: complete at once', () => {
    const { withoutQuestion, ...rest } = completeAtOnce(toldIn('E5'));
    expect(rounded({ ...share(rest), withoutQuestion: share(withoutQuestion) })).toEqual(
      expected('E5'),
    );
  });

  it('E6: talked through, and in the channel that the BDM wants', () => {
    const { cards } = z
      .object({ cards: z.array(z.object({ at: z.string(), firstChannel: channelSchema })) })
      .parse(example('E6'));
    const firstChannelOf = (id: string, at: number) =>
      id === 'bea' ? cards.findLast((card) => Date.parse(card.at) <= at)?.firstChannel : undefined;
    const { inTheirChannel, ...rest } = talkedThrough(toldIn('E6'), { firstChannelOf });
    expect(rounded({ ...share(rest), preferred: share(inTheirChannel) })).toEqual(expected('E6'));
  });

  it('E7: who came, and what nobody recorded', () => {
    const { everHeld, unrecorded, x, n } = showRate(toldIn('E7'), { now: nowIn('E7') });
    const all = n + unrecorded.length;
    const between = [x / all, (x + unrecorded.length) / all];
    expect(
      rounded({ ...share({ x, n }), everHeld, unrecorded: unrecorded.length, between }),
    ).toEqual(expected('E7'));
  });

  it('E8: pulled back in', () => {
    const { moreContext, answers, ...rest } = pulledBack(
      toldIn('E8'),
      aKnowledge({ now: nowIn('E8') }),
    );
    expect(rounded({ ...share(rest), moreContext: share(moreContext), answers })).toEqual(
      expected('E8'),
    );
  });

  it('E9: meeting to sale', () => {
    const told = toldIn('E9');
    const sale = meetingToSale(told, aKnowledge({ now: nowIn('E9') }));
    expect(
      rounded({
        ...{ ...share(sale), held: sale.n + sale.young },
        curve: sale.curve.map(({ t, atRisk, ended, free }) => ({ t, atRisk, f: ended, free })),
        obs: sale.observations,
        wonWithoutMeeting: sale.wonWithoutMeeting.length,
      }),
    ).toEqual(expected('E9'));
  });

  it('E10: criteria that are most often wrong', () => {
    const { ranked, tooFew } = wrongCriteria(toldIn('E10'));
    const told = (all: typeof ranked) =>
      all.map(({ id, confirmed, assumed, ...rest }) => ({
        ...{ id, ...share(rest) },
        confirmed: [confirmed.x, confirmed.n],
        assumed: [assumed.x, assumed.n],
      }));
    expect(rounded({ ranked: told(ranked), tooFew: told(tooFew) })).toEqual(expected('E10'));
  });

  it('E11: feedback in time, content, would push back', () => {
    const { pulses, roles } = z
      .object({
        roles: z.record(z.string(), z.string()),
        pulses: z.array(
          z.object({
            ...{ by: z.string(), about: z.optional(z.string()), at: z.string() },
            ...{ satisfaction: z.int(), pushBack: z.enum(['yes', 'no', 'unsure']) },
          }),
        ),
      })
      .parse(example('E11'));
    const now = nowIn('E11');
    const rows = toldIn('E11');
    const { notDue, x, n } = feedbackInTime(rows, aKnowledge({ now }));
    const content = satisfaction(rows);
    const person = (id: string) => ({ id, name: id });
    const team = {
      pulses: pulses
        .map(({ by, about, at, ...body }): Pulse => ({
          ...{ ...body, text: '', by: person(by), at: Date.parse(at) },
          ...(about !== undefined && { about: person(about) }),
        }))
        .sort((one, other) => one.at - other.at),
      profiles: Object.entries(roles).map(([id, role]) => {
        const { at, body } = anEntry('profile', 1);
        const of = z.enum(['sdr', 'bdm']).parse(role);
        return { at, by: person(id), role: of, card: body.card };
      }),
    };
    const bdms = bdmsOf(team, rows);
    const counted = (about?: string) => {
      const { pulses, yes, unsure, no } = pushBack(team, bdms, { now, about });
      return { pulses, counts: { authors: pulses.length, yes, unsure, no } };
    };
    const aboutSam = counted('sam');
    const contentWithSam = aboutSam.pulses.filter((pulse) => pulse.satisfaction >= 4).length;
    const { x: theirX, n: theirN, ci } = share({ x: contentWithSam, n: aboutSam.pulses.length });
    expect(
      rounded({
        ...{ ...share({ x, n }), notDue, content: share(content) },
        ...{ mean: content.mean, ratings: content.ratings },
        pushBackAboutSam: { ...aboutSam.counts, satisfactionContent: { x: theirX, n: theirN, ci } },
        pushBackOfTeam: counted().counts,
      }),
    ).toEqual(expected('E11'));
  });

  it('E12: load, and who could stay with whom', () => {
    const from = Date.parse('2026-08-02T22:00:00.000Z');
    const limits = { mostBdms: 3, leastOfPair: 3 };
    const pairs: [string, string, number][] = [
      ...(
        [
          ['sam', 'bea', 12],
          ['sam', 'cal', 6],
          ['ava', 'bea', 1],
        ] as const
      ).map(([sdr, bdm, n]): [string, string, number] => [sdr, bdm, n]),
      ...['dot', 'eli', 'fay', 'gus'].map((bdm): [string, string, number] => ['ava', bdm, 3]),
    ];
    const rows = pairs.flatMap(([sdr, bdm, n], index) =>
      Array.from({ length: n }, (_, day) => {
        const at = new Date(from + (day + 1) * DAY).toISOString();
        return told(
          `${sdr} ${bdm} ${day}`,
          [['handed-over', sdr, at, { to: bdm }]],
          index * 20 + day,
        );
      }),
    );
    const { sdrs, bdms, bdmsPerSdr } = loadOf(rows, limits);
    const span = { from, to: from + 12 * WEEK };
    const told_ = ({ pairs, unplaced, sdrsShort }: ReturnType<typeof pairingOf>) => ({
      ...{ pairs: Object.fromEntries(pairs), unplaced, sdrsShort },
    });
    const many = Array.from({ length: 20 }, (_, i) => ({
      ...{ sdr: `s${i % 6}`, bdm: `b${String(i).padStart(2, '0')}`, days: 20 - i },
    }));
    expect(
      rounded({
        ...{
          sellersPerSdr: bdmsPerSdr,
          bdms,
          pairing: told_(pairingOf(touchesOf(rows, span), limits)),
        },
        sdrs: sdrs.map(({ bdms, ...rest }) => ({ ...rest, sellers: bdms })),
        sixSdrsTwentySellers: { perSdr: 20 / 6, ...told_(pairingOf(many, limits)) },
      }),
    ).toEqual(expected('E12'));
  });

  it('E13: how steady the pipeline covers the target', () => {
    const { weekly, needed } = z
      .object({ weekly: z.array(z.number()), needed: z.number() })
      .parse(example('E13'));
    const { needed: enough, ...rest } = steadinessOf(weekly, needed) ?? {};
    expect(rounded({ ...rest, enough: enough?.enough, needed: enough?.coverage })).toEqual(
      expected('E13'),
    );
    const at = Date.UTC(2026, 10, 2, 8);
    const by = { id: 'mia', name: 'mia' };
    const open = [{ currency: 'EUR', value: 780_000, count: 30 }];
    const amount = { value: 1_040_000, currency: 'EUR' };
    const [week] = coverageIn(
      'EUR',
      [{ at, by, open, unvalued: 0, source: 'typed' }],
      [{ at: at - DAY, by, from: '2026-07-01', to: '2027-06-30', amount }],
    );
    expect(week?.asked).toBeCloseTo(256_438, 0);
    expect(week?.coverage).toBeCloseTo(3.04, 2);
  });

  it('E14: verdicts, differences, medians', () => {
    const { verdicts, differences, medians } = z
      .object({
        verdicts: z.array(z.looseObject({ x: z.int(), n: z.int() })),
        differences: z.array(
          z.looseObject({
            now: z.tuple([z.int(), z.int()]),
            before: z.tuple([z.int(), z.int()]),
          }),
        ),
        medians: z.array(z.looseObject({ n: z.int() })),
      })
      .parse(expected('E14'));
    const { goals } = aKnowledge();
    for (const { x, n, ...rest } of verdicts) {
      const verdict = verdictOf({ x, n }, goals.acceptance);
      expect(rounded({ ...share({ x, n }), verdict })).toEqual({ x, n, ...rest });
    }
    for (const { now, before, ...rest } of differences) {
      const [part, other] = [now, before].map(([x, n]) => ({ x, n }));
      if (!part || !other) throw new Error('Two parts');
      const { difference, lo, hi } = differenceOf(part, other);
      expect(rounded({ difference, ci: [lo, hi] })).toEqual(rest);
    }
    const values = [
      [3, 8, 12, 20, 31],
      [5, 8, 12, 20, 30, 40],
      [...Array(10).keys()].map((n) => n + 1),
    ];
    for (const [index, { n, median, ...rest }] of medians.entries()) {
      const found = medianOf(values[index] ?? []);
      expect(values[index]).toHaveLength(n);
      expect(rounded(found)).toEqual({ value: median, ...rest });
    }
    expect(changeOf({ x: 18, n: 20 }, { x: 12, n: 20 })?.way).toBe('up');
    expect(changeOf({ x: 36, n: 40 }, { x: 30, n: 40 })?.way).toBe('unclear');
    expect(changeOf({ x: 12, n: 20 }, { x: 18, n: 20 })?.way).toBe('down');
    expect(changeOf({ x: 0, n: 9 }, { x: 20, n: 20 })).toBeUndefined();
  });
});

/** The limits hold the standard error in them. */
function withoutError(value: unknown): unknown {
  const step = z.object({
    ...{ t: z.number(), atRisk: z.int(), events: z.int() },
    ...{ s: z.number(), lo: z.number(), hi: z.number() },
  });
  return z.looseObject({ steps: z.array(step) }).parse(value);
}
