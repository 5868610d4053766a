import { setTimeout as wait } from 'node:timers/promises';

const LOOKS_EVERY_MS = 200;

/** Looks again and again; tells whether the condition came true within the time (ms). */
export async function until(
  condition: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await wait(LOOKS_EVERY_MS);
  }
  return true;
}
