import * as z from 'zod/mini';
import { moneySchema, moneyText } from '../../money';
import { defineTeamKind } from './kind';

/** More currencies than any team sells in. */
const MOST_CURRENCIES = 20;
const count = z.int().check(z.gte(0), z.lte(1_000_000));

/**
 * The open pipeline on the day of the entry: an entry, because no CRM tells last month's amounts.
 * `unvalued` counts the deals without an amount that could be read.
 */
export const pipeline = defineTeamKind({
  name: 'pipeline',
  body: z.object({
    open: z.array(z.object({ ...moneySchema.shape, count })).check(z.maxLength(MOST_CURRENCIES)),
    unvalued: count,
    source: z.enum(['read', 'typed']),
  }),
  apply(team, body, { at, by }) {
    team.pipelines = [...team.pipelines, { ...body, at, by }];
  },
  describe: ({ open, unvalued, source }, by) => ({
    lines: [
      `${by.name} recorded the open pipeline, ${source === 'read' ? 'read from the CRM' : 'typed by hand'}.`,
      ...open.map(({ count, ...money }) => `${moneyText(money)} in ${count} deals.`),
      ...(unvalued > 0 ? [`${unvalued} deals without an amount.`] : []),
    ],
  }),
});
