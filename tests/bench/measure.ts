import { performance } from 'node:perf_hooks';

/** One way of doing the work that a comparison is about; gives its own cost, in any one unit. */
export type Variant = () => number | Promise<number>;

export interface Comparison {
  readonly name: string;
  /** Median of candidate over median of reference. */
  readonly ratio: number;
  /** Bootstrap 90 % interval of the ratio. */
  readonly low: number;
  readonly high: number;
  /** The same for the reference against itself: what the machine's noise alone does. */
  readonly noise: { readonly low: number; readonly high: number };
  readonly candidate: number;
  readonly reference: number;
  readonly unit: string;
  readonly goal: number;
  /** How often each of the two was done. */
  readonly rounds: number;
}

/** Takes a row of the table as soon as there is one. */
export type Report = (row: Comparison) => void;

interface Options {
  readonly name: string;
  readonly unit: string;
  readonly goal: number;
  readonly rounds: number;
  readonly candidate: Variant;
  readonly reference: Variant;
}

const WARM_UP_ROUNDS = 3;
/** No comparison goes on for longer (ms), so that all of them together end in ten minutes. */
const LONGEST_MS = 25_000;
const FEWEST_ROUNDS = 5;

/**
 * Runs candidate, reference and the reference once more, interleaved in random order, and gives the
 * ratio of medians with its interval and the noise interval beside it.
 */
export async function compare(options: Options): Promise<Comparison> {
  const samples = { candidate: [] as number[], reference: [] as number[], again: [] as number[] };
  const variants = [
    ['candidate', options.candidate],
    ['reference', options.reference],
    ['again', options.reference],
  ] as const;
  const until = performance.now() + LONGEST_MS;
  let round = 0;
  for (; round < options.rounds + WARM_UP_ROUNDS; round += 1) {
    if (performance.now() > until && round >= FEWEST_ROUNDS + WARM_UP_ROUNDS) break;
    for (const [name, run] of shuffled(variants)) {
      const cost = await run();
      if (round >= WARM_UP_ROUNDS) samples[name].push(cost);
    }
  }
  const [low, high] = interval(samples.candidate, [...samples.reference, ...samples.again]);
  const [noiseLow, noiseHigh] = interval(samples.again, samples.reference);
  const candidate = median(samples.candidate);
  const reference = median([...samples.reference, ...samples.again]);
  return {
    ...{ name: options.name, unit: options.unit, goal: options.goal, candidate, reference },
    rounds: round - WARM_UP_ROUNDS,
    ...{ ratio: candidate / reference, low, high, noise: { low: noiseLow, high: noiseHigh } },
  };
}

/** Returns how long `work` takes, in ms. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const RESAMPLES = 1000;

function interval(a: readonly number[], b: readonly number[]): [number, number] {
  const ratios = Array.from({ length: RESAMPLES }, () => median(resample(a)) / median(resample(b)));
  ratios.sort((x, y) => x - y);
  return [ratios[RESAMPLES * 0.05] ?? Number.NaN, ratios[RESAMPLES * 0.95] ?? Number.NaN];
}

function resample(values: readonly number[]): number[] {
  return values.map(() => values[Math.floor(Math.random() * values.length)] ?? Number.NaN);
}
