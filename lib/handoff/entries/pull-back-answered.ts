import * as z from 'zod/mini';
import { STATES } from '../state';
import { text } from '../text';
import { defineKind } from './kind';

/** What somebody who was asked for something answers; *cannot* must say why. */
export const answerSchema = z
  .object({ result: z.enum(['done', 'cannot']), text: text(1000) })
  .check(z.refine((body) => body.result !== 'cannot' || body.text.trim() !== ''));

/**
 * The SDR answers a pull-back, named by its entry's id. The first answer counts. What was asked is
 * still asked where the lead was returned, or handed over again, since.
 */
export const pullBackAnswered = defineKind({
  name: 'pull-back-answered',
  body: z.intersection(z.object({ pullBack: z.uuidv7() }), answerSchema),
  by: ['sdr'],
  in: STATES.filter((state) => state !== 'draft' && state !== 'withdrawn'),
  apply(handoff, { pullBack, result, text }, { at, by }) {
    handoff.pullBacks = handoff.pullBacks.map((asked) =>
      asked.id === pullBack && !asked.answer
        ? { ...asked, answer: { at, by, result, text } }
        : asked,
    );
  },
  describe: (body, by) => ({
    lines: [
      body.result === 'done'
        ? `${by.name} completed the request.`
        : `${by.name} can’t complete the request.`,
      ...(body.text ? [body.text] : []),
    ],
  }),
});
