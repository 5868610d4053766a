import type { Handoff } from './handoff';
import { nextActions } from './next-action';
import type { State } from './state';

/** What has ended is worked on no more: what comes after it is another handoff of the same lead. */
const ENDED: readonly State[] = ['withdrawn', 'won', 'lost', 'disqualified'];

/** Whether a handoff in this state is followed, not mended. */
export function isEnded(state: State): boolean {
  return ENDED.includes(state);
}

/**
 * Whether this person may begin another handoff of the lead where this one ended: its SDR, once
 * nothing of it waits for him, such as a date to come back.
 */
export function mayStartAnew(handoff: Handoff, personId: string): boolean {
  if (!isEnded(handoff.state) || handoff.sdr?.id !== personId) return false;
  return !nextActions(handoff).some(({ who }) => who.id === personId);
}
