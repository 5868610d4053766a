import { benchDashboard } from './dashboard';
import { benchFold } from './fold';
import { benchPageScripts } from './page-scripts';
import { benchPanel } from './panel';
import { benchRequests } from './requests';
import { benchStore } from './store';
import type { Comparison } from './measure';
import { benchYear, benchYearInPanel } from './year';

const BENCHMARKS: Record<string, () => Promise<Comparison[]>> = {
  fold: benchFold,
  requests: benchRequests,
  store: benchStore,
  pages: benchPageScripts,
  panel: benchPanel,
  year: benchYear,
  'year-panel': benchYearInPanel,
  dashboard: benchDashboard,
};

/** Runs all benchmarks, or the one named, and prints the table of ratios. */
export async function runBenchmarks(only: string | undefined): Promise<void> {
  const rows: Comparison[] = [];
  for (const [name, bench] of Object.entries(BENCHMARKS))
    if (only === undefined || only === name) rows.push(...(await bench()));
  console.log(table(rows));
}

function table(rows: readonly Comparison[]): string {
  const head = ['what', 'ratio', '90 %', 'noise', 'goal', '', 'candidate', 'reference'];
  const body = rows.map((row) => [
    row.name,
    row.ratio.toFixed(2),
    `${row.low.toFixed(2)}–${row.high.toFixed(2)}`,
    `${row.noise.low.toFixed(2)}–${row.noise.high.toFixed(2)}`,
    `≤ ${row.goal}`,
    row.ratio <= row.goal ? 'met' : 'missed',
    `${row.candidate.toFixed(2)} ${row.unit}`,
    `${row.reference.toFixed(2)} ${row.unit}`,
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
