import * as z from 'zod/mini';
import { returnReasonSchema, type ReturnReason } from '../choices';
import { text } from '../text';
import { defineKind } from './kind';

/** The reasons in the words of a note. */
export const RETURN_REASON_WORDS: Readonly<Record<ReturnReason, string>> = {
  'wrong-owner': 'wrong owner or territory',
  duplicate: 'duplicate, or already in the pipeline',
  'record-incomplete': 'incomplete record',
  'contact-data-wrong': 'wrong contact details',
  'outside-profile': 'outside our ideal customer profile',
  'wrong-person': 'wrong person, no path to the decision-maker',
  'no-pain': 'no clear pain or trigger',
  'next-step-not-confirmed': 'next step not confirmed',
  'recently-contacted': 'already contacted, or an existing customer',
  other: 'another reason',
};

/** The BDM sends the lead back; the reason *other* must say what it is. */
export const returned = defineKind({
  name: 'returned',
  body: z
    .object({ reason: returnReasonSchema, text: text(1000) })
    .check(z.refine((body) => body.reason !== 'other' || body.text.trim() !== '')),
  by: ['bdm'],
  in: ['handed-over', 'accepted'],
  apply(handoff, body, stamp) {
    handoff.state = 'returned';
    handoff.returned = { at: stamp.at, by: stamp.by, reason: body.reason, text: body.text };
  },
  describe: (body, by) => ({
    lines: [
      `${by.name} returned this lead to the SDR: ${RETURN_REASON_WORDS[body.reason]}.`,
      ...(body.text ? [body.text] : []),
    ],
  }),
});
