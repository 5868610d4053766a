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
      /** Id of the entry in whose place this stands: what was recorded wrongly is recorded again. */
      corrects: z.optional(z.uuidv7()),
    })
    .check(z.refine(isSpan)),
  apply(team, { corrects, ...body }, { id, at, by }) {
    // What somebody else recorded stays: a correction of it is a review of its own.
    const wrong = team.reviews.find((one) => one.id === corrects && one.by.id === by.id);
    const review = { ...body, id, by, at: wrong?.at ?? at };
    team.reviews = wrong
      ? team.reviews.map((one) => (one === wrong ? review : one))
      : [...team.reviews, review];
  },
  describe: ({ from, to, decided, attended, corrects }, by) => ({
    lines: [
      `${by.name} ${corrects ? 'corrected' : 'recorded'} a review of the days from ${from} to ${to}.`,
      ...(attended.length > 0
        ? [`There were ${attended.map(({ name }) => oneLine(name)).join(', ')}.`]
        : []),
      ...decided.map(({ what, who, due }) =>
        [what, who && oneLine(who.name), due && `by ${due}`].filter(Boolean).join(', '),
      ),
    ],
  }),
});
