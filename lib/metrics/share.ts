import { differenceOf, type Interval, type Part, wilson } from './statistics';

/** One handoff, or one round of it, that a share counts; `hit` where it is among the `x`. */
export interface Case<Row> {
  readonly row: Row;
  readonly hit: boolean;
}

/** `x` of `n`, with what it is counted from. */
export interface Share<Row> extends Part {
  readonly cases: readonly Case<Row>[];
}

/** Under so many no percentage is told. */
export const LEAST_FOR_SHARE = 10;
/** Under so many nothing is called good or bad. */
const LEAST_FOR_VERDICT = 20;

/** Returns the share of those rows of which `hit` says yes; `undefined` leaves a row out. */
export function shareOf<Row>(
  rows: readonly Row[],
  hit: (row: Row) => boolean | undefined,
): Share<Row> {
  const cases = rows.flatMap((row) => {
    const is = hit(row);
    return is === undefined ? [] : [{ row, hit: is }];
  });
  return { x: cases.filter((one) => one.hit).length, n: cases.length, cases };
}

/** Returns what the share is likely to be; `undefined` where there are too few to say. */
export function likely({ x, n }: Part): Interval | undefined {
  return n < LEAST_FOR_SHARE ? undefined : wilson(x, n);
}

export type Verdict = 'good' | 'amber' | 'red' | 'none';

/** Returns how a share stands against its limits, only where its interval does not reach into the opposite. */
export function verdictOf(
  { x, n }: Part,
  { amber, red }: { readonly amber: number; readonly red: number },
): Verdict {
  if (n < LEAST_FOR_VERDICT) return 'none';
  const share = x / n;
  const { lo, hi } = wilson(x, n);
  if (share < red) return hi < amber ? 'red' : 'none';
  if (share < amber) return 'amber';
  return lo >= red ? 'good' : 'none';
}

export interface Change extends Interval {
  readonly difference: number;
  readonly way: 'up' | 'down' | 'unclear';
}

/** Returns the change since the period before; `undefined` where either has too few to say. */
export function changeOf(now: Part, before: Part): Change | undefined {
  if (now.n < LEAST_FOR_SHARE || before.n < LEAST_FOR_SHARE) return undefined;
  const change = differenceOf(now, before);
  const way = change.lo > 0 ? 'up' : change.hi < 0 ? 'down' : 'unclear';
  return { ...change, way };
}
