import * as z from 'zod/mini';
import { oneLine } from '../line';
import { MOST_CRITERIA } from '../qualification/qualification';
import { filledText, text } from '../text';
import { defineKind } from './kind';
import { AFTER_ACCEPTANCE } from './pull-back';

/** How good the handoff was, told by either side to the other. Source: the article, step 6. */
export const feedback = defineKind({
  name: 'feedback',
  body: z.object({
    rating: z.int().check(z.gte(1), z.lte(5)),
    /** The criteria whose marks turned out wrong; by name, for readers without Baton. */
    wrong: z
      .array(z.object({ id: filledText(60), name: filledText(80) }))
      .check(z.maxLength(MOST_CRITERIA)),
    helped: text(500),
    text: text(1000),
  }),
  by: ['bdm', 'sdr'],
  in: AFTER_ACCEPTANCE,
  apply(handoff, body, { at, by }) {
    const from = handoff.bdm?.id === by.id ? 'bdm' : 'sdr';
    const { rating, helped, text } = body;
    const wrong = body.wrong.map((criterion) => criterion.id);
    handoff.feedback = [
      ...handoff.feedback.filter((other) => other.from !== from),
      { at, by, from, rating, wrong, helped, text },
    ];
  },
  describe: (body, by) => ({
    lines: [
      `Handoff feedback from ${by.name}: ${body.rating} of 5.`,
      ...(body.wrong.length > 0
        ? [`Didn’t hold up: ${body.wrong.map(({ name }) => oneLine(name)).join(', ')}.`]
        : []),
      ...(body.helped ? [`What helped: ${body.helped}`] : []),
      ...(body.text ? [`Next time: ${body.text}`] : []),
    ],
  }),
});
