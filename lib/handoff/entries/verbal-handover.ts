import * as z from 'zod/mini';
import { CHANNEL_WORDS, channelSchema } from '../reach/channel';
import { instantText } from '../time/instant-text';
import { instantSchema, text } from '../text';
import { defineKind } from './kind';

/** The two have talked: the article's step 3; `when` (UTC, ms) where that was before it was noted. */
export const verbalHandover = defineKind({
  name: 'verbal-handover',
  body: z.object({
    channel: channelSchema,
    remark: text(500),
    voiceNote: z.boolean(),
    when: z.optional(instantSchema),
  }),
  by: ['sdr', 'bdm'],
  in: ['handed-over', 'accepted', 'returned', 'met'],
  apply(handoff, body, stamp) {
    // Nobody has talked at a time to come.
    const at = Math.min(body.when ?? stamp.at, stamp.at);
    const voiceNote = body.voiceNote || (handoff.verbal?.voiceNote ?? false);
    handoff.verbal = { at, by: stamp.by, channel: body.channel, voiceNote };
  },
  describe: (body, by, zone) => ({
    lines: [
      `Verbal handover done ${CHANNEL_WORDS[body.channel]}. Recorded by ${by.name}.`,
      ...(body.when === undefined ? [] : [`When: ${instantText(body.when, zone)}.`]),
      ...(body.voiceNote ? ['Includes a voice note.'] : []),
      ...(body.remark ? [body.remark] : []),
    ],
  }),
});
