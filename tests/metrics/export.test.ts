import { describe, expect, it } from 'vitest';
import { exportCsv, type Exported, exportJson, exportOf } from '@/lib/dashboard/export';
import { lookAt } from '@/lib/dashboard/look';
import type { DashboardData } from '@/lib/dashboard/read';
import type { Team } from '@/lib/handoff/team/team';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import { foldHandoff } from '@/lib/handoff/fold';
import { factsRow } from '@/lib/store/facts';
import { recordKey } from '@/lib/store/record-key';
import { people, yearOfHandoffs } from './year-of-a-team';

const NOW = Date.UTC(2026, 10, 27, 12);
const ORIGIN = 'https://crm.example';
const SDRS = people('s', 6);
const BDMS = people('b', 20);
const rows = yearOfHandoffs({ sdrs: SDRS, bdms: BDMS, handoffs: 600, now: NOW }).map(
  ({ id, record, log }) =>
    factsRow({
      ...{ id, origin: ORIGIN, record: recordKey({ origin: ORIGIN, type: 'lead', id: record }) },
      handoff: foldHandoff(log),
    }),
);

function exported(team: Team = foldTeam([]), names: [string, string][] = []): Exported {
  const data: DashboardData = {
    ...{ now: NOW, zone: 'Europe/Berlin', reach: 52, loadFrom: 0, rows, misfits: 0, team },
    ...{ room: undefined, names: new Map(names), unsent: 0, first: 0 },
  };
  return exportOf(lookAt(data, { me: 's1', weeks: 12, wanted: 'team' }), data);
}

const named = (agreed: readonly string[]): Team => ({
  ...foldTeam([]),
  figures: {
    ...{ id: 'f', at: NOW - 1000, by: { id: 's1', name: 's1' }, purpose: 'Pairs.' },
    ...{ basis: { kind: 'everybody-agreed' }, until: '2026-12-31' },
  },
  figuresAgreed: agreed.map((id) => ({ id, name: id })),
});

/** The cells of a CSV of RFC 4180. */
function cellsOf(csv: string): string[][] {
  return csv
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'))
        .slice(0, -1),
    );
}

describe('the export', () => {
  it('holds the team’s figures and one’s own handoffs, and counts all others', () => {
    const { figures, handoffs, leftOut, whose } = exported();
    expect(whose).toBe('team');
    const accepted = figures.find(({ figure }) => figure === 'accepted');
    expect(accepted?.of).toBeGreaterThan(handoffs.length);
    expect(handoffs.length).toBeGreaterThan(0);
    expect(new Set(handoffs.map(({ sdr }) => sdr))).toEqual(new Set(['s1']));
    expect(leftOut).toBeGreaterThan(0);
  });

  it('holds another’s handoff only where both people agreed to be named', () => {
    const pairs = (agreed: string[]) =>
      exported(named(agreed)).handoffs.filter(({ sdr }) => sdr !== 's1');
    expect(pairs(['s2'])).toEqual([]);
    const both = pairs(['s2', ...BDMS.map(({ id }) => id)]);
    expect(both.length).toBeGreaterThan(0);
    expect(new Set(both.map(({ sdr }) => sdr))).toEqual(new Set(['s2']));
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=x'])(
    'in CSV lets no cell be a formula: %j',
    (name) => {
      const csv = exportCsv(exported(foldTeam([]), [['s1', name]]), '=cmd|x');
      expect(csv).not.toMatch(/(^|,|\r\n)"?[=+\-@\t]|(^|,|\r\n)"[\r\n]/);
      expect(csv).toContain(`'${name}`);
    },
  );

  it('in CSV keeps commas, quotes and line ends within their cell', () => {
    const csv = exportCsv(exported(foldTeam([]), [['s1', 'O"Neil, Sam']]), 'Figures, and rows');
    const cells = cellsOf(csv);
    expect(cells[0]).toEqual(['Figures, and rows']);
    expect(cells.some((line) => line[1] === 'O"Neil, Sam' && line.length === 9)).toBe(true);
  });

  it('says of each figure which days it counts: sales are of earlier meetings than the rest', () => {
    const whole = exported();
    const [sale, ...others] = whole.figures;
    expect(sale).toMatchObject({ figure: 'meeting to sale', from: '2026-06-09', to: '2026-08-29' });
    expect(others.length).toBeGreaterThan(9);
    for (const one of others) {
      expect(one).toMatchObject({ from: '2026-09-07', to: '2026-11-27' });
    }
    const cells = cellsOf(exportCsv(whole, 'Figures.'));
    const head = cells.find(([first]) => first === 'figure') ?? [];
    const line = cells.find(([first]) => first === 'meeting to sale') ?? [];
    expect(Object.fromEntries(head.map((name, at) => [name, line[at]]))).toMatchObject({
      ...{ from: '2026-06-09', to: '2026-08-29', of: `${sale?.of}` },
    });
  });

  it('in JSON says what it holds', () => {
    const parsed: unknown = JSON.parse(exportJson(exported(), 'Figures.'));
    expect(parsed).toMatchObject({ holds: 'Figures.', whose: 'team', zone: 'Europe/Berlin' });
  });
});
