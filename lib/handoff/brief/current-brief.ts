import type { Handoff } from '../handoff';
import type { BriefData } from './brief-data';

/**
 * Returns the brief as it would be written today: its meeting at the time to which it was moved since.
 * `undefined` where nothing was handed over.
 */
export function currentBrief({
  brief,
  meetingStart,
}: Pick<Handoff, 'brief' | 'meetingStart'>): BriefData | undefined {
  if (!brief?.meeting || meetingStart === undefined) return brief;
  return { ...brief, meeting: { ...brief.meeting, start: meetingStart } };
}
