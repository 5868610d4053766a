import { spawnSync } from 'node:child_process';

/*
 * Runs the browser tests; what else is said on the command line goes to Vitest. With --kill-workers the
 * extension's worker is ended at random all the while, by a seed that --kill-workers=SEED repeats.
 */

const { kill, rest } = readArguments(process.argv.slice(2));
const seed = kill === '' ? Math.floor(Math.random() * 2 ** 31) : Number(kill);
if (kill !== undefined && !Number.isInteger(seed)) {
  console.error(`--kill-workers=${kill}: a seed is a whole number.`);
  process.exit(2);
}
if (kill !== undefined) {
  console.log(`Workers are ended at random; --kill-workers=${seed} does so at the same moments.`);
}

const env = kill === undefined ? {} : { TESTS_KILL_WORKERS: String(seed) };
const vitest = spawnSync('vitest', ['run', '--project', 'e2e', ...rest], {
  stdio: 'inherit',
  env: { ...process.env, ...env },
});
process.exitCode = vitest.status ?? 1;

function readArguments(all: readonly string[]) {
  const isKill = (argument: string) => /^--kill-workers(?:=|$)/u.test(argument);
  const kill = all.find(isKill)?.replace(/^--kill-workers=?/u, '');
  return { kill, rest: all.filter((argument) => !isKill(argument)) };
}
