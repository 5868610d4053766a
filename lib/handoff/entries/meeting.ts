import * as z from 'zod/mini';
import { instantText } from '../time/instant-text';
import { instantSchema, text } from '../text';
import { defineKind } from './kind';

/** What became of the first meeting; moved, it has a new start (UTC, ms). */
export const meeting = defineKind({
  name: 'meeting',
  body: z.discriminatedUnion('result', [
    z.object({ result: z.enum(['held', 'no-show']), remark: text(500) }),
    z.object({ result: z.literal('rescheduled'), start: instantSchema, remark: text(500) }),
  ]),
  by: ['bdm', 'sdr'],
  in: ['accepted', 'no-show'],
  // An SDR who was not there cannot say.
  only: ({ bdm, brief }, personId) =>
    bdm?.id === personId || (brief?.sdrJoins !== undefined && brief.sdrJoins.choice !== 'no'),
  apply(handoff, body, { at, by }) {
    if (body.result === 'rescheduled') {
      handoff.state = 'accepted';
      handoff.meetingStart = body.start;
      handoff.met = undefined;
    } else {
      handoff.state = body.result === 'held' ? 'met' : 'no-show';
      handoff.met = { at, by, result: body.result };
    }
  },
  describe: (body, by, zone) => ({
    lines: [
      body.result === 'rescheduled'
        ? `Meeting rescheduled to ${instantText(body.start, zone)}. Recorded by ${by.name}.`
        : `${body.result === 'held' ? 'Meeting held.' : 'No-show: the buyer didn’t join the meeting.'} Recorded by ${by.name}.`,
      ...(body.remark ? [body.remark] : []),
    ],
  }),
});
