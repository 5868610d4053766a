import * as z from 'zod/mini';
import { briefDataSchema } from '../brief/brief-data';
import { defineKind } from './kind';
import { handTo, startOf } from './handed-over';

/** The SDR mends the brief. After a return this hands over again; after an acceptance it only informs. */
export const revised = defineKind({
  name: 'revised',
  body: z.object({ brief: briefDataSchema, revision: z.int().check(z.gte(2)) }),
  by: ['sdr'],
  in: ['handed-over', 'returned', 'accepted'],
  apply(handoff, body, stamp) {
    if (handoff.state === 'accepted' && body.brief.recipient.id === handoff.bdm?.id) {
      handoff.meetingStart = startOf(handoff, body.brief) ?? handoff.meetingStart;
      handoff.brief = body.brief;
      handoff.revision += 1;
    } else handTo(handoff, body.brief, stamp);
  },
  describe: (body, by) => ({
    lines: [`${by.name} updated this handoff (revision ${body.revision}).`],
    brief: body.brief,
  }),
});
