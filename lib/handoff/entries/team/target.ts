import * as z from 'zod/mini';
import { moneySchema, moneyText } from '../../money';
import { oneLine } from '../../line';
import { personSchema } from '../../person';
import { isSpan, spanShape } from './dates';
import { defineTeamKind } from './kind';

/** What is to be sold between two local dates, both included: by the team, or by one person. */
export const target = defineTeamKind({
  name: 'target',
  body: z
    .object({ about: z.optional(personSchema), ...spanShape, amount: moneySchema })
    .check(z.refine(isSpan)),
  apply(team, body, { at, by }) {
    team.targets = [...team.targets, { ...body, at, by }];
  },
  describe: ({ about, from, to, amount }, by) => ({
    lines: [
      `${by.name} set the target${about ? ` of ${oneLine(about.name)}` : ''} from ${from} to ${to}: ${moneyText(amount)}.`,
    ],
  }),
});
