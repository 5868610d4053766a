import { briefDataSchema, type BriefData } from '../brief-data';
import type { Folding } from '../handoff';
import { oneLine } from '../line';
import { defineKind, type Stamp } from './kind';

/** Puts a brief before the BDM, new or revised: the clock starts, an earlier answer is history. */
export function handTo(handoff: Folding, brief: BriefData, stamp: Stamp): void {
  handoff.state = 'handed-over';
  handoff.bdm = brief.recipient;
  handoff.brief = brief;
  handoff.handedOverAt = stamp.at;
  handoff.revision += 1;
  handoff.responseDue = brief.responseDue;
  handoff.meetingStart = brief.meeting?.start;
  handoff.accepted = undefined;
  handoff.returned = undefined;
}

/** The SDR hands the lead over. Whoever does so first is the SDR of this handoff. */
export const handedOver = defineKind({
  name: 'handed-over',
  body: briefDataSchema,
  by: ['other'],
  in: ['draft'],
  apply(handoff, body, stamp) {
    handoff.sdr = stamp.by;
    handTo(handoff, body, stamp);
  },
  describe: (body, by) => ({
    lines: [`${by.name} hands this lead over to ${oneLine(body.recipient.name)}.`],
    brief: body,
  }),
});
