import { expect, it } from 'vitest';
import { lookAt } from '@/lib/dashboard/look';
import { foldHandoff } from '@/lib/handoff/fold';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import type { DashboardData } from '@/lib/dashboard/read';
import { heldBetween } from '@/lib/metrics/afterwards';
import { DEFAULT_GOALS } from '@/lib/handoff/team/goals';
import { LEAST_FOR_SHARE } from '@/lib/metrics/share';
import { anEntry } from '../factories';
import { people, yearOfHandoffs } from './year-of-a-team';
import { factsRow } from '@/lib/store/facts';
import { recordKey } from '@/lib/store/record-key';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 27, 12);
const ORIGIN = 'https://crm.example';
const ZONE = 'Europe/Berlin';

const rows = yearOfHandoffs({
  ...{ sdrs: people('s', 6), bdms: people('b', 20), handoffs: 2000, now: NOW },
}).map(({ id, record, log }) =>
  factsRow({
    ...{ id, origin: ORIGIN, record: recordKey({ origin: ORIGIN, type: 'lead', id: record }) },
    handoff: foldHandoff(log),
  }),
);

const data = (more: Partial<DashboardData> = {}): DashboardData => ({
  ...{ now: NOW, zone: ZONE, reach: 52, loadFrom: NOW - 84 * DAY, rows, misfits: 0 },
  ...{ team: foldTeam([]), room: undefined, names: new Map(), unsent: 0 },
  first: NOW - 900 * DAY,
  ...more,
});
const seen = (weeks: number, more?: Partial<DashboardData>, wanted: 'team' | 'own' = 'team') =>
  lookAt(data(more), { me: 's1', weeks, wanted });
const heldOf = (row: (typeof rows)[number]) => row.meetings.find(({ held }) => held)?.at ?? 0;

it.each([4, 12, 26])(
  'over %i weeks counts the meetings that each had their 90 days, and no others',
  (weeks) => {
    const { figures, saleSpan } = seen(weeks);
    expect(figures.sale.n).toBeGreaterThan(0);
    expect(figures.sale.young).toBe(0);
    expect(saleSpan.to).toBe(NOW - 90 * DAY);
    const counted = figures.sale.cases.map(({ row }) => heldOf(row));
    expect(Math.min(...counted)).toBeGreaterThanOrEqual(saleSpan.from);
    expect(Math.max(...counted)).toBeLessThan(saleSpan.to);
    expect(figures.room.there.n + figures.room.away.n).toBe(figures.sale.n);
  },
);

it('the spans of one period and of the one before stand side by side and share no meeting', () => {
  const { saleSpan, period } = seen(12);
  const length = period.from - period.before;
  const before = heldBetween(rows, { from: saleSpan.from - length, to: saleSpan.from });
  const now = heldBetween(rows, saleSpan);
  expect(before.length).toBeGreaterThan(0);
  expect(now.filter((row) => before.includes(row))).toEqual([]);
});

it('is compared only where the meetings of both spans were read, and nobody looks back further than two years', () => {
  expect(seen(12).changes?.sale).toBeDefined();
  const { before } = seen(12).period;
  // The hand-overs of the weeks before were read, the meetings that count for sales were not.
  const late = seen(12, { first: before - DAY });
  expect(late.changes?.accept).toBeDefined();
  expect(late.changes?.sale).toBeUndefined();
  expect(seen(52).changes?.sale).toBeUndefined();
});

it('is not compared with weeks of which a year that is still being read has only the oldest', () => {
  const { before } = seen(12).period;
  const reading = (from: number | undefined) => seen(12, { earlier: { from, isWhole: false } });
  expect(reading(undefined).changes).toBeUndefined();
  expect(reading(before + DAY).changes).toBeUndefined();
  expect(reading(before).changes?.accept).toBeDefined();
  expect(reading(before).changes?.sale).toBeUndefined();
  const whole = seen(12, { earlier: { from: NOW - 365 * DAY, isWhole: true } });
  expect(whole.changes?.sale).toBeDefined();
});

it('of a team too small for figures of all, and of oneself, counts one’s own meetings alone', () => {
  const own = seen(12, {}, 'own').figures.sale.cases.map(({ row }) => row);
  expect(own.length).toBeGreaterThan(0);
  expect(own.every(({ sdr }) => sdr === 's1')).toBe(true);
  // Two people had meetings then; five and more have handoffs now.
  const [one] = rows;
  const few = rows.filter(
    (row) => row.at > NOW - 84 * DAY || (row.sdr === 's2' && row.bdm === one?.bdm),
  );
  const { scope, figures } = seen(12, { rows: few });
  expect(scope.whose).toBe('team');
  expect(figures.sale.n).toBe(0);
});

it('where too few people hand over now for figures of all, counts one’s own earlier meetings', () => {
  // Before, everybody's; of late the handoffs of one pair alone.
  const isLate = ({ at }: (typeof rows)[number]) => at >= NOW - 84 * DAY;
  const pair = rows.find((row) => isLate(row) && row.sdr === 's1');
  const isPairs = ({ sdr, bdm }: (typeof rows)[number]) => sdr === 's1' && bdm === pair?.bdm;
  const few = rows.filter((row) => !isLate(row) || isPairs(row));
  const fallen = seen(12, { rows: few });
  expect(fallen.scope).toMatchObject({ whose: 'own', tooFew: true });
  const own = seen(12, { rows: few }, 'own');
  expect(fallen.figures.sale.n).toBeGreaterThan(0);
  expect(fallen.figures).toEqual(own.figures);
  expect(fallen.changes).toBeDefined();
  expect(fallen.changes).toEqual(own.changes);
});

it('the coverage that the team needs does not follow from what one person won', () => {
  const { figures, coverage } = seen(12);
  expect(coverage.needed).toBe(figures.sale.n / figures.sale.x);
  // Enough of one's own for a rate.
  const own = seen(26, {}, 'own');
  expect(own.figures.sale.n).toBeGreaterThanOrEqual(LEAST_FOR_SHARE);
  expect(own.figures.sale.x).toBeGreaterThan(0);
  expect(own.coverage.needed).toBeUndefined();
  const goals = { ...DEFAULT_GOALS, coverage: 3 };
  const body = anEntry('goals', 2, { at: NOW - DAY, body: goals });
  expect(seen(26, { team: foldTeam([body]) }, 'own').coverage.needed).toBe(3);
});
