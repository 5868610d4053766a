import * as z from 'zod/mini';
import { oneLine } from '../../line';
import { personSchema } from '../../person';
import { filledText } from '../../text';
import { isSpan, localDateSchema, spanShape } from './dates';
import { defineTeamKind } from './kind';

const MOST_DECISIONS = 20;
const MOST_ATTENDED = 100;

/** The regular feedback meeting was held, on the days from `from` to `to`, and this was decided. */
export const review = defineTeamKind({
  name: 'review',
  body: z
    .object({
      ...spanShape,
      decided: z
        .array(
          z.object({
            what: filledText(500),
            who: z.optional(personSchema),
            due: z.optional(localDateSchema),
          }),
        )
        .check(z.maxLength(MOST_DECISIONS)),
      attended: z.array(personSchema).check(z.maxLength(MOST_ATTENDED)),
    })
    .check(z.refine(isSpan)),
  apply(team, body, { at, by }) {
    team.reviews = [...team.reviews, { ...body, at, by }];
  },
  describe: ({ from, to, decided, attended }, by) => ({
    lines: [
      `${by.name} recorded a review of the days from ${from} to ${to}.`,
      ...(attended.length > 0
        ? [`There were ${attended.map(({ name }) => oneLine(name)).join(', ')}.`]
        : []),
      ...decided.map(({ what, who, due }) =>
        [what, who && oneLine(who.name), due && `by ${due}`].filter(Boolean).join(', '),
      ),
    ],
  }),
});
