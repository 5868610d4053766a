import { briefDataSchema, type BriefData } from '../brief/brief-data';
import type { MutableHandoffState } from '../handoff-state';
import { defineKind, type EntryMeta } from './kind';

/** Puts a brief before the BDM, new or revised: the clock starts, an earlier answer is history. */
export function handTo(handoff: MutableHandoffState, brief: BriefData, stamp: EntryMeta): void {
  // Nobody has talked to a BDM who is new to the lead.
  if (handoff.bdm?.id !== brief.recipient.id) handoff.verbal = undefined;
  handoff.state = 'handed-over';
  handoff.meetingStart = startOf(handoff, brief);
  handoff.bdm = brief.recipient;
  handoff.brief = brief;
  handoff.handedOverAt = stamp.at;
  handoff.revision += 1;
  handoff.responseDue = brief.responseDue;
  handoff.accepted = undefined;
  handoff.returned = undefined;
}

/** A meeting that was moved stays moved, unless the brief names another time than before. */
export function startOf(
  handoff: Pick<MutableHandoffState, 'brief' | 'meetingStart'>,
  brief: BriefData,
) {
  const start = brief.meeting?.start;
  return start === handoff.brief?.meeting?.start ? handoff.meetingStart : start;
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
  describe: (body) => ({ lines: [], brief: body }),
});
