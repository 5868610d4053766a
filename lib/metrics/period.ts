import { zoned } from '@/lib/handoff/time/wall-time';

/** The weeks that are looked at, and as many before them. Instants are UTC (ms). */
export interface Period {
  /** The beginning of each week, and the end of the last, which runs still. */
  readonly edges: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Where the period before begins; it ends where this one begins. */
  readonly before: number;
}

/** Returns the last so many ISO weeks in a zone (IANA), the one that runs among them. */
export function periodOf(now: number, zone: string, weeks: number): Period {
  const today = zoned(now, zone).startOfDay();
  const end = today.add({ days: 8 - today.dayOfWeek });
  const edge = (back: number) => end.subtract({ weeks: back }).startOfDay().epochMilliseconds;
  const edges = Array.from({ length: weeks + 1 }, (_, index) => edge(weeks - index));
  return { edges, from: edge(weeks), to: edge(0), before: edge(2 * weeks) };
}

const DAY = 86_400_000;
/** Nobody’s work of longer ago is looked at: two years, and the days that a week takes to end. */
const OLDEST_DAYS = 731;

/** Returns the instant (UTC, ms) before which nothing is shown, as of `now`. */
export function oldestShown(now: number): number {
  return now - OLDEST_DAYS * DAY;
}
