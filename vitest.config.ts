import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { failuresLast } from './tests/failures-last.ts';

const wxt = await WxtVitest();

/** By itself the runner would leave one processor idle, which on a machine of two is half of it. */
const ON_ALL_PROCESSORS = { maxWorkers: '100%' };

/** For properties over many cases on a busy machine. */
const PATIENT = {
  ...{ testTimeout: 60_000, hookTimeout: 60_000 },
  expect: { poll: { timeout: 20_000 } },
};
/** Code has no clock of its own: its tests and their factories share an instant. */
const AT_A_FIXED_INSTANT = { TESTS_HAPPEN: 'at-a-fixed-instant' };
/** What a worker leaves undone as it ends waits for an alarm, which goes off a minute later. */
const { TESTS_KILL_WORKERS } = process.env;
const LONG = TESTS_KILL_WORKERS ? 360_000 : 120_000;
const LOOKED_FOR = TESTS_KILL_WORKERS ? 120_000 : 30_000;
/** Where browsers and servers keep what dies with the test: in memory, if there is enough. */
const KEPT_IN = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir();
/** A busy machine may need long; who waits for something looks often, and long enough. */
const WITH_BROWSER = {
  testTimeout: LONG,
  hookTimeout: LONG,
  expect: { poll: { timeout: LOOKED_FOR, interval: 50 } },
  env: { TMPDIR: KEPT_IN },
};

/** Whether a folder of the memory's file system has two gigabytes free. */
function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 2 * 1024 ** 3;
}

/** Tests that put others in the place of modules, and content scripts, which know one page only. */
const APART = ['tests/components/panel/Mishap.test.tsx', 'tests/page/**/*.test.tsx'];

/** Code that needs nothing. Its files share their workers, which saves a third of the time. */
export const UNIT = {
  plugins: [wxt],
  test: {
    name: 'unit',
    ...PATIENT,
    ...ON_ALL_PROCESSORS,
    env: AT_A_FIXED_INSTANT,
    sequence: { groupOrder: 0 },
    environment: 'node',
    isolate: false,
    include: [
      'tests/{handoff,metrics,crm,sync,store,panel,page,messaging,platform,background,project,demo-crm,soak}/**/*.test.ts',
    ],
    exclude: ['tests/crm/tryton*.test.ts'],
    setupFiles: ['tests/setup-temporal.ts', 'tests/setup-indexeddb.ts', 'tests/setup-messages.ts'],
  },
};

/** What is drawn, which needs a DOM. */
export const COMPONENTS = {
  plugins: [wxt],
  test: {
    name: 'components',
    ...PATIENT,
    ...ON_ALL_PROCESSORS,
    env: AT_A_FIXED_INSTANT,
    sequence: { groupOrder: 0 },
    environment: 'happy-dom',
    isolate: false,
    include: ['tests/{components,panel,page}/**/*.test.tsx'],
    exclude: APART,
    setupFiles: [
      'tests/setup-temporal.ts',
      'tests/setup-indexeddb.ts',
      'tests/setup-messages.ts',
      'tests/setup-components.ts',
    ],
  },
};

/** The rest of what is drawn: each file of it in a worker of its own. */
export const DRAWN_APART = {
  ...COMPONENTS,
  test: { ...COMPONENTS.test, name: 'apart', isolate: true, include: APART, exclude: [] },
};

/** Projects by what they need: nothing, a DOM, browsers with the demo CRM, a browser with Tryton. */
/** How a run is told. */
export const REPORTERS = ['default' as const, failuresLast];

export default defineConfig({
  test: {
    reporters: REPORTERS,
    projects: [
      UNIT,
      COMPONENTS,
      DRAWN_APART,
      {
        plugins: [wxt],
        test: {
          name: 'e2e',
          // Browsers have the machine to themselves: two at once take as long as one after the other.
          sequence: { groupOrder: 1 },
          environment: 'node',
          include: ['tests/{e2e,firefox}/**/*.test.ts'],
          setupFiles: ['tests/setup-temporal.ts'],
          fileParallelism: false,
          ...WITH_BROWSER,
        },
      },
      {
        plugins: [wxt],
        test: {
          name: 'crm',
          sequence: { groupOrder: 2 },
          environment: 'node',
          include: ['tests/crm/tryton*.test.ts', 'tests/tryton/**/*.test.ts'],
          globalSetup: ['tests/tryton/prepare.ts'],
          setupFiles: ['tests/setup-temporal.ts', 'tests/setup-indexeddb.ts'],
          fileParallelism: false,
          ...WITH_BROWSER,
        },
      },
    ],
  },
});
