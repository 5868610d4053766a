import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';

/*
 * Runs the unit and component tests on the days that break code which reckons with days. The clock is
 * set as each test file begins, and runs on.
 *
 * The first run is of all files, and hears which of them ask for the day or the zone. What never asks
 * does the same on another day; the files that ask run at every further moment.
 */

const ZONES = ['UTC', 'Asia/Kolkata', 'America/Los_Angeles', 'Pacific/Apia'] as const;
type Zone = (typeof ZONES)[number];

/** A wall time is that of each zone; an instant is the same everywhere. All lie a second before. */
const MOMENTS = {
  'New Year’s Eve': { wall: '2027-12-31T23:59:59', zone: 'Pacific/Apia' },
  'a leap day': { wall: '2028-02-29T12:00:00', zone: 'Asia/Kolkata' },
  'a month’s last evening': { wall: '2028-01-31T21:30:00', zone: 'UTC' },
  'summer time in the US': { instant: '2028-03-12T09:59:59Z', zone: 'America/Los_Angeles' },
  'winter time in the US': { instant: '2027-11-07T08:59:59Z', zone: 'America/Los_Angeles' },
  'summer time in Europe': { instant: '2028-03-26T00:59:59Z', zone: 'Asia/Kolkata' },
  'winter time in Europe': { instant: '2027-10-31T00:59:59Z', zone: 'UTC' },
} satisfies Record<string, ({ wall: string } | { instant: string }) & { zone: Zone }>;

interface Run {
  readonly name: string;
  readonly zone: Zone;
  readonly beginsAt: string;
}

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });

const runs: Run[] = Object.entries(MOMENTS).flatMap(([name, moment]) =>
  (values.full ? ZONES : [moment.zone]).map((zone) => ({
    ...{ name: `${name}, ${zone}`, zone },
    beginsAt:
      'instant' in moment
        ? moment.instant
        : Temporal.PlainDateTime.from(moment.wall).toZonedDateTime(zone).toInstant().toString(),
  })),
);

/** Runs the files, or all; gives whether they passed. */
function passes(some: readonly Run[], env: NodeJS.ProcessEnv, files: readonly string[]): boolean {
  const args = ['run', '--config', 'tests/calendar/vitest.config.ts', '--root', '.', ...files];
  const vitest = spawnSync('vitest', args, {
    stdio: 'inherit',
    env: { ...process.env, ...env, TESTS_CALENDAR: JSON.stringify(some) },
  });
  return vitest.status === 0;
}

function runAll(asking: string): boolean {
  writeFileSync(asking, '');
  const [first, ...others] = runs;
  // What failed is to be the last thing that is said.
  if (!first || !passes([first], { TESTS_ASKING_FILES: asking }, [])) return false;
  const files = [...new Set(readFileSync(asking, 'utf8').trim().split('\n'))];
  console.log(`${files.length} files ask for the day or the zone; they run at the other moments.`);
  return passes(others, {}, files.map((file) => relative('.', file)).sort());
}

if (!values.full) {
  console.log(`Each moment in one of ${ZONES.length} zones; -- --full runs each in all of them.`);
}
const workDir = mkdtempSync(join(tmpdir(), 'baton-calendar-'));
try {
  process.exitCode = runAll(join(workDir, 'asking')) ? 0 : 1;
} finally {
  rmSync(workDir, { recursive: true, force: true });
}
