import * as z from 'zod/mini';
import { disqualifyReasonSchema, type DisqualifyReason } from '../choices';
import { instantText } from '../time/instant-text';
import { moneySchema, moneyText } from '../money';
import { instantSchema, text } from '../text';
import { defineKind } from './kind';
import { AFTER_ACCEPTANCE } from './pull-back';

/** The reasons in the words of a note. */
export const DISQUALIFY_WORDS: Readonly<Record<DisqualifyReason, string>> = {
  'unable-to-reach': 'couldn’t reach the buyer',
  'no-need': 'no need',
  'no-budget': 'no budget',
  'no-fit': 'not a fit',
  'no-timing': 'not now',
  competitor: 'chose a competitor',
  'no-show': 'no-show',
};

const lostSchema = z
  .object({
    result: z.enum(['lost', 'disqualified']),
    reason: disqualifyReasonSchema,
    /** When the lead is worth another look (UTC, ms). */
    backAt: z.optional(instantSchema),
    text: text(1000),
  })
  .check(z.refine((body) => body.reason !== 'no-timing' || body.backAt !== undefined));

/**
 * How it ended. A date to come back is a pull-back to the SDR for that day, under this entry's id.
 * A later outcome takes the place of an earlier one.
 */
export const outcome = defineKind({
  name: 'outcome',
  body: z.union([
    z.object({
      result: z.literal('won'),
      amount: z.optional(moneySchema),
      text: text(1000),
    }),
    lostSchema,
  ]),
  by: ['bdm'],
  in: AFTER_ACCEPTANCE,
  apply(handoff, body, { id, at, by }) {
    const { result, text } = body;
    const before = handoff.outcome;
    if (before) {
      // The date that the earlier outcome asked for is no longer wanted.
      handoff.pullBacks = handoff.pullBacks.filter(
        (asked) => asked.id !== before.id || asked.answer,
      );
    }
    handoff.state = result;
    if (body.result === 'won') {
      handoff.outcome = { id, at, by, result, amount: body.amount, text };
      return;
    }
    const { reason, backAt } = body;
    handoff.outcome = { id, at, by, result, reason, backAt, text };
    if (backAt !== undefined) {
      handoff.pullBacks.push({ id, at, by, kind: 'come-back', text, due: backAt });
    }
  },
  describe: (body, by, zone) => ({
    lines: [
      body.result === 'won'
        ? `Closed won. Recorded by ${by.name}.`
        : `${body.result === 'lost' ? 'Closed lost' : 'Disqualified'}: ${DISQUALIFY_WORDS[body.reason]}. Recorded by ${by.name}.`,
      ...(body.result === 'won' && body.amount ? [`Amount: ${moneyText(body.amount)}`] : []),
      ...(body.result !== 'won' && body.backAt !== undefined
        ? [`Follow up on ${instantText(body.backAt, zone)}.`]
        : []),
      ...(body.text ? [body.text] : []),
    ],
  }),
});
