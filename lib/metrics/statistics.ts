/** Of a 95 % interval under the normal curve. */
const Z = 1.959963984540054;

/** The least and the most that a figure is likely to be, at 95 %. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** Returns Wilson's score interval of `x` of `n`, without continuity correction; all from 0 to 1 for none. */
export function wilson(x: number, n: number): Interval {
  if (n <= 0) return { lo: 0, hi: 1 };
  const share = x / n;
  const square = (Z * Z) / n;
  const middle = (share + square / 2) / (1 + square);
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  // Where all or none did, the limit is exactly that: rounding must not leave the value outside.
  return {
    lo: x === 0 ? 0 : Math.max(0, middle - half),
    hi: x === n ? 1 : Math.min(1, middle + half),
  };
}

/** `x` of `n`. */
export interface Part {
  readonly x: number;
  readonly n: number;
}

/** Returns how much higher the share of `now` is than that of `before`, with Newcombe's hybrid score limits. */
export function differenceOf(now: Part, before: Part): Interval & { readonly difference: number } {
  const [one, other] = [wilson(now.x, now.n), wilson(before.x, before.n)];
  const [p, q] = [now.x / now.n, before.x / before.n];
  const down = Math.hypot(p - one.lo, other.hi - q);
  const up = Math.hypot(one.hi - p, q - other.lo);
  return { difference: p - q, lo: p - q - down, hi: p - q + up };
}

/** How long something was waited for, and how it ended; without a cause it was seen so long and had not. */
export interface Observation<Cause extends string> {
  readonly t: number;
  readonly cause?: Cause | undefined;
}

/** What is known at one time: how many had it before them, and what had become of all by then. */
export interface CurveStep<Cause extends string> {
  readonly t: number;
  readonly atRisk: number;
  readonly events: number;
  /** The share that ended by each cause until then. */
  readonly ended: Readonly<Record<Cause, number>>;
  /** The share that had not ended, and its log-log limits; unknown where nobody is left. */
  readonly free: number;
  readonly lo: number | undefined;
  readonly hi: number | undefined;
}

/**
 * Returns the cumulative incidence by cause (Aalen–Johansen) at each time at which something ended.
 * With one cause, and for all causes together, `free` is Kaplan–Meier's curve with Greenwood's
 * variance. Who was seen only until a time counts at that time still.
 */
export function cumulativeIncidence<Cause extends string>(
  observations: readonly Observation<Cause>[],
  causes: readonly Cause[],
): CurveStep<Cause>[] {
  const byTime = observations.toSorted((one, other) => one.t - other.t);
  const steps: CurveStep<Cause>[] = [];
  const ended = Object.fromEntries(causes.map((cause) => [cause, 0])) as Record<Cause, number>;
  let [free, greenwood] = [1, 0];
  for (let next = 0; next < byTime.length;) {
    const t = byTime[next]?.t ?? 0;
    let after = next + 1;
    while (byTime[after]?.t === t) after += 1;
    const here = byTime.slice(next, after);
    const atRisk = byTime.length - next;
    next += here.length;
    const events = here.filter(({ cause }) => cause !== undefined).length;
    if (events === 0) continue;
    for (const { cause } of here) if (cause !== undefined) ended[cause] += free / atRisk;
    free = events === atRisk ? 0 : free * (1 - events / atRisk);
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ t, atRisk, events, ended: { ...ended }, free, ...logLog(free, greenwood) });
  }
  return steps;
}

function logLog(free: number, greenwood: number): Pick<CurveStep<string>, 'lo' | 'hi'> {
  if (free <= 0 || free >= 1) return { lo: undefined, hi: undefined };
  const spread = Math.exp((Z * Math.sqrt(greenwood)) / Math.abs(Math.log(free)));
  return { lo: free ** spread, hi: free ** (1 / spread) };
}

/** A time by which a share of all had ended; `undefined` where that is not known yet. */
export interface Quantile {
  readonly value: number | undefined;
  readonly lo: number | undefined;
  readonly hi: number | undefined;
}

/** Returns by when `share` of all had ended (half for the median), with the limits of the curve. */
export function quantileOf(steps: readonly CurveStep<string>[], share: number): Quantile {
  // What is left of 1 after a subtraction is not exactly what it is on paper.
  const left = 1 - share + 1e-12;
  const first = (of: 'free' | 'lo' | 'hi') => steps.find((step) => (step[of] ?? 2) <= left)?.t;
  return { value: first('free'), lo: first('lo'), hi: first('hi') };
}

/** Returns what the curve says at `t`; `undefined` before anything had ended. */
export function curveAt<Cause extends string>(
  steps: readonly CurveStep<Cause>[],
  t: number,
): CurveStep<Cause> | undefined {
  return steps.findLast((step) => step.t <= t);
}

/**
 * Returns the median with the narrowest pair of order statistics that covers it at 95 % or more;
 * `undefined` for none, and no limits for fewer than six.
 */
export function medianOf(
  values: readonly number[],
): { value: number; lo?: number; hi?: number; coverage?: number } | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  const n = sorted.length;
  const at = (rank: number) => sorted[rank] ?? 0;
  if (n === 0) return undefined;
  const value = (at(Math.ceil(n / 2) - 1) + at(Math.floor(n / 2))) / 2;
  // How likely it is that fewer than `rank` of n fair coins show heads, rank by rank.
  let [below, one] = [0, 0.5 ** n];
  let best: { readonly rank: number; readonly coverage: number } | undefined;
  for (let rank = 1; rank <= n / 2; rank += 1) {
    below += one;
    one = (one * (n - rank + 1)) / rank;
    if (1 - 2 * below >= 0.95) best = { rank, coverage: 1 - 2 * below };
  }
  if (!best) return { value };
  return { value, lo: at(best.rank - 1), hi: at(n - best.rank), coverage: best.coverage };
}

/** Returns the order of two texts, for sorting: by their code units, the same in every browser. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
