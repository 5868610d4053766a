import * as z from 'zod/mini';
import { STATES } from '../state';
import { filledText } from '../text';
import { defineKind } from './kind';

/** A word between the two, a question or not, perhaps in reply to another message's id. */
export const message = defineKind({
  name: 'message',
  body: z.object({
    text: filledText(2000),
    question: z.boolean(),
    replyTo: z.optional(z.uuidv7()),
  }),
  by: ['sdr', 'bdm'],
  in: STATES.filter((state) => state !== 'draft'),
  apply(handoff, body, stamp) {
    handoff.messages.push({
      ...{ id: stamp.id, at: stamp.at, by: stamp.by },
      ...{ text: body.text, question: body.question },
      ...(body.replyTo === undefined ? {} : { replyTo: body.replyTo }),
    });
  },
  describe: (body, by) => ({
    lines: [`${by.name} ${body.question ? 'asked' : 'wrote'}:`, body.text],
  }),
});
