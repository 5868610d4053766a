import type { Handoff } from './handoff';
import { nextActions, type NextAction } from './next-action';

/**
 * Gives what of a handoff waits for this person at `now` (UTC, ms): neither what nobody waits for,
 * nor what cannot be done yet, such as a meeting that is still ahead or a date to come back.
 */
export function waitingNow(handoff: Handoff, personId: string, now: number): NextAction[] {
  return nextActions(handoff).filter(
    (action) => action.who.id === personId && !action.quiet && !isAhead(action, handoff, now),
  );
}

function isAhead(action: NextAction, { pullBacks }: Handoff, now: number): boolean {
  if (action.due === undefined || action.due <= now) return false;
  if (action.kind === 'meet') return true;
  return pullBacks.some(({ id, kind }) => id === action.about && kind === 'come-back');
}
