import { cpus, loadavg } from 'node:os';
import { benchDashboard } from './dashboard';
import { benchFold } from './fold';
import { benchPageScripts } from './page-scripts';
import { benchPanel } from './panel';
import { benchRequests } from './requests';
import { benchStore } from './store';
import type { Comparison, Report } from './measure';
import { benchYear, benchYearInPanel } from './year';

const BENCHMARKS: Record<string, (report: Report) => Promise<void>> = {
  fold: benchFold,
  requests: benchRequests,
  store: benchStore,
  pages: benchPageScripts,
  panel: benchPanel,
  year: benchYear,
  'year-panel': benchYearInPanel,
  dashboard: benchDashboard,
};

const HEAD = ['what', 'ratio', '90 %', 'noise', 'n', 'goal', '', 'candidate', 'reference'];

/**
 * Runs all benchmarks, or the one named, and prints each row of the table as soon as there is one, with
 * how busy the machine is besides.
 */
export async function runBenchmarks(only: string | undefined): Promise<void> {
  if (only !== undefined && !Object.hasOwn(BENCHMARKS, only)) {
    throw new Error(`There is no part ${only}: ${Object.keys(BENCHMARKS).join(', ')}`);
  }
  console.log(`${String(cpus().length)} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}`);
  for (const cells of [HEAD, HEAD.map(() => '---')]) console.log(line(cells));
  for (const [name, bench] of Object.entries(BENCHMARKS)) {
    if (only === undefined || only === name) await bench((row) => console.log(line(cellsOf(row))));
  }
}

function cellsOf(row: Comparison): string[] {
  return [
    row.name,
    row.ratio.toFixed(2),
    `${row.low.toFixed(2)}–${row.high.toFixed(2)}`,
    `${row.noise.low.toFixed(2)}–${row.noise.high.toFixed(2)}`,
    String(row.rounds),
    `≤ ${row.goal}`,
    row.ratio <= row.goal ? 'met' : 'missed',
    `${row.candidate.toFixed(2)} ${row.unit}`,
    `${row.reference.toFixed(2)} ${row.unit}`,
  ];
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
