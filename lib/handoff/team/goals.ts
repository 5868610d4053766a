import * as z from 'zod/mini';

const share = z.number().check(z.gte(0), z.lte(1));
const days = z.int().check(z.gte(1), z.lte(366));

/** What a team holds its figures against. */
export const goalsSchema = z.object({
  /** Shares of the decided handoffs; the target is a line, the other two are colours. */
  acceptance: z
    .object({ target: share, amber: share, red: share })
    .check(z.refine(({ target, amber, red }) => red <= amber && amber <= target)),
  /** How long after the acceptance a pull-back counts, and after the meeting a sale. */
  pullBackDays: days,
  saleDays: days,
  /** The most BDMs that one SDR supports. */
  mostBdms: z.int().check(z.gte(1), z.lte(100)),
  /** The least handoffs of a pair in twelve weeks. */
  leastOfPair: z.int().check(z.gte(1), z.lte(1000)),
  /** Open pipeline over target; absent where the team goes by its own win rate. */
  coverage: z.exactOptional(z.number().check(z.gt(0), z.lte(100))),
  /** ISO weekday of the weekly pipeline entry. */
  snapshotDay: z.int().check(z.gte(1), z.lte(7)),
  reviewWeeks: z.int().check(z.gte(1), z.lte(52)),
});
export type Goals = z.infer<typeof goalsSchema>;

/** What holds until a team says otherwise. */
export const DEFAULT_GOALS: Goals = {
  acceptance: { target: 0.9, amber: 0.8, red: 0.7 },
  ...{ pullBackDays: 30, saleDays: 90, mostBdms: 3, leastOfPair: 3 },
  ...{ snapshotDay: 1, reviewWeeks: 2 },
};
