import * as z from 'zod/mini';
import { text } from '../text';
import { defineKind } from './kind';

/** The SDR takes the handoff back. */
export const withdrawn = defineKind({
  name: 'withdrawn',
  body: z.object({ reason: text(500) }),
  by: ['sdr'],
  in: ['handed-over', 'returned'],
  apply(handoff, body, stamp) {
    handoff.state = 'withdrawn';
    handoff.withdrawn = { at: stamp.at, reason: body.reason };
  },
  describe: (body, by) => ({
    lines: [
      `${by.name} withdrew this handoff.`,
      ...(body.reason ? [`Reason: ${body.reason}`] : []),
    ],
  }),
});
