import * as z from 'zod/mini';
import { firstStepSchema, type FirstStep } from '../choices';
import { instantText } from '../time/instant-text';
import { text } from '../text';
import { defineKind } from './kind';

/** The BDM takes the lead. */
export const accepted = defineKind({
  name: 'accepted',
  body: z.object({
    remark: text(500),
    firstStep: z.optional(firstStepSchema),
  }),
  by: ['bdm'],
  in: ['handed-over'],
  apply(handoff, body, stamp) {
    handoff.state = 'accepted';
    handoff.accepted = {
      at: stamp.at,
      by: stamp.by,
      remark: body.remark,
      firstStep: body.firstStep,
    };
  },
  describe: (body, by, zone) => ({
    lines: [
      `${by.name} accepted this lead.`,
      ...(body.remark ? [body.remark] : []),
      ...(body.firstStep ? [`First step: ${firstStepText(body.firstStep, zone)}`] : []),
    ],
  }),
});

function firstStepText({ what, at }: FirstStep, zone: string): string {
  const when = at === undefined ? '' : instantText(at, zone);
  return [what, when].filter((part) => part !== '').join(', ');
}
