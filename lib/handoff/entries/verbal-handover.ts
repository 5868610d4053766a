import * as z from 'zod/mini';
import { CHANNEL_WORDS, channelSchema } from '../channel';
import { text } from '../text';
import { defineKind } from './kind';

/** The two have talked: the article's step 3. */
export const verbalHandover = defineKind({
  name: 'verbal-handover',
  body: z.object({ channel: channelSchema, remark: text(500), voiceNote: z.boolean() }),
  by: ['sdr', 'bdm'],
  in: ['handed-over', 'accepted', 'returned', 'met'],
  apply(handoff, body, stamp) {
    handoff.verbal = { at: stamp.at, by: stamp.by, channel: body.channel };
  },
  describe: (body, by) => ({
    lines: [
      `Talked over ${CHANNEL_WORDS[body.channel]}, says ${by.name}.`,
      ...(body.voiceNote ? ['There is a voice note.'] : []),
      ...(body.remark ? [body.remark] : []),
    ],
  }),
});
