import type { Pipeline, Target } from '@/lib/handoff/team/team-state';
import { DAY, type HandoffFacts } from './facts';
import { compareTexts, medianOf } from './statistics';

/** What the targets ask for is looked at so many days ahead: a quarter's end makes no jump. */
const AHEAD_DAYS = 90;

/** What the pipeline of one week covers of what the targets ask for. */
export interface WeekOfCoverage {
  readonly at: number;
  readonly open: number;
  readonly asked: number;
  readonly coverage: number;
}

/**
 * Returns the coverage in one currency on each day that it was recorded and a target was known for,
 * oldest first. Targets of the team as a whole hold; where there are none, those of its people together.
 */
export function coverageIn(
  currency: string,
  pipelines: readonly Pipeline[],
  targets: readonly Target[],
): WeekOfCoverage[] {
  return newestOfWeeks(pipelines).flatMap(({ at, open }) => {
    const sum = open
      .filter((one) => one.currency === currency)
      .reduce((total, { value }) => total + value, 0);
    const known = targets.filter((one) => one.at <= at && one.amount.currency === currency);
    const asked = askedFor(known, at);
    return asked > 0 ? [{ at, open: sum, asked, coverage: sum / asked }] : [];
  });
}

/** Who recorded a week twice has mended it: of each week (from Monday, UTC) the newest holds. */
function newestOfWeeks(pipelines: readonly Pipeline[]): Pipeline[] {
  const weekOf = ({ at }: Pipeline) => Math.floor((at / DAY + 3) / 7);
  const inOrder = pipelines.toSorted((one, other) => one.at - other.at);
  return [...new Map(inOrder.map((one) => [weekOf(one), one])).values()];
}

/** From so many weeks on it is said how steady they were. */
export const LEAST_WEEKS = 8;

/** What is known of the coverage in one currency. */
export interface Coverage {
  readonly currency: string;
  readonly weeks: readonly WeekOfCoverage[];
  /** Absent under {@link LEAST_WEEKS}. */
  readonly steadiness?: Steadiness | undefined;
}

/**
 * Returns the coverage since `from` (UTC, ms) in each currency that was recorded, the one with most
 * weeks first. `needed` is how much is needed; absent where nobody knows.
 */
export function coverageOf(
  {
    pipelines,
    targets,
  }: { readonly pipelines: readonly Pipeline[]; readonly targets: readonly Target[] },
  {
    from,
    now,
    needed,
  }: { readonly from: number; readonly now: number; readonly needed: number | undefined },
): Coverage[] {
  const recorded = pipelines.filter(({ at }) => at >= from && at <= now);
  const currencies = new Set(recorded.flatMap(({ open }) => open.map(({ currency }) => currency)));
  return [...currencies]
    .map((currency): Coverage => {
      const weeks = coverageIn(currency, recorded, targets);
      const weekly = weeks.map(({ coverage }) => coverage);
      if (weekly.length < LEAST_WEEKS) return { currency, weeks };
      return { currency, weeks, steadiness: steadinessOf(weekly, needed) };
    })
    .sort(
      (one, other) =>
        other.weeks.length - one.weeks.length || compareTexts(one.currency, other.currency),
    );
}

/** Returns what the handoffs are worth that wait for an answer past its due time, by currency. */
export function waitingWorth(
  rows: readonly Pick<HandoffFacts, 'rounds' | 'amount'>[],
  now: number,
): { readonly currency: string; readonly value: number; readonly count: number }[] {
  const found = new Map<string, { currency: string; value: number; count: number }>();
  for (const { rounds, amount } of rows) {
    const last = rounds.at(-1);
    if (!last || last.end !== undefined || (last.due ?? Infinity) >= now) continue;
    if (typeof amount !== 'object') continue;
    const { currency } = amount;
    const sum = found.get(currency) ?? { currency, value: 0, count: 0 };
    found.set(currency, { currency, value: sum.value + amount.value, count: sum.count + 1 });
  }
  return [...found.values()].sort((one, other) => compareTexts(one.currency, other.currency));
}

function askedFor(targets: readonly Target[], at: number): number {
  // Of one span of one person, what was set last.
  const newest = new Map(
    targets.map((target) => [JSON.stringify([target.about?.id, target.from, target.to]), target]),
  );
  const all = [...newest.values()];
  const asked = (some: readonly Target[]) =>
    some.reduce((sum, target) => sum + within(target, at), 0);
  const ofTeam = asked(all.filter(({ about }) => about === undefined));
  return ofTeam > 0 ? ofTeam : asked(all.filter(({ about }) => about !== undefined));
}

/** What of a target falls into the days ahead, by the day. */
function within({ from, to, amount }: Target, at: number): number {
  const [first, after] = [Date.parse(from), Date.parse(to) + DAY];
  const today = Math.floor(at / DAY) * DAY;
  const days = Math.min(after, today + AHEAD_DAYS * DAY) - Math.max(first, today);
  return days <= 0 ? 0 : (amount.value * days) / (after - first);
}

export interface Steadiness {
  readonly weeks: number;
  readonly median: number;
  readonly mean: number;
  /** Sample deviation ÷ mean; 0 for one week. */
  readonly variation: number;
  /** The deepest fall from a peak, as a share of that peak. */
  readonly largestFall: number;
  /** Weeks with as much as is needed, and how much that is; absent where nobody knows. */
  readonly needed?: { readonly coverage: number; readonly enough: number };
}

/** Returns how steady the weekly coverage was; `undefined` without a week. */
export function steadinessOf(
  weekly: readonly number[],
  needed: number | undefined,
): Steadiness | undefined {
  const median = medianOf(weekly)?.value;
  if (median === undefined) return undefined;
  const n = weekly.length;
  const mean = weekly.reduce((sum, one) => sum + one, 0) / n;
  const squares = weekly.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  let [peak, largestFall] = [0, 0];
  for (const one of weekly) {
    peak = Math.max(peak, one);
    if (peak > 0) largestFall = Math.max(largestFall, (peak - one) / peak);
  }
  return {
    ...{ weeks: n, median, mean, largestFall },
    variation: n < 2 || mean === 0 ? 0 : Math.sqrt(squares / (n - 1)) / mean,
    ...(needed !== undefined && {
      needed: { coverage: needed, enough: weekly.filter((one) => one >= needed).length },
    }),
  };
}
