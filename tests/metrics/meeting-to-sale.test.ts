import { expect, it } from 'vitest';
import { lookAt } from '@/lib/dashboard/look';
import { foldHandoff } from '@/lib/handoff/fold';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import type { DashboardData } from '@/lib/dashboard/read';
import { heldBetween } from '@/lib/metrics/afterwards';
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
