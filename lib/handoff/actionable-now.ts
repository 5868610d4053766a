import type { Handoff } from './handoff';
import { nextActions, type NextAction } from './next-action';

/**
 * Returns what of a handoff waits for this person at `now` (UTC, ms): neither what nobody waits for,
 * nor what cannot be done yet, such as a meeting that is still ahead or a date to come back.
 */
export function actionableNow(handoff: Handoff, personId: string, now: number): NextAction[] {
  return nextActions(handoff).filter(
    (action) => action.who.id === personId && !action.quiet && !isAhead(action, handoff, now),
  );
}

/** Whether it cannot be done before it is due. */
export function isNotActionableYet(
  { kind, due, about }: NextAction,
  { pullBacks }: Pick<Handoff, 'pullBacks'>,
): boolean {
  if (due === undefined) return false;
  if (kind === 'meet') return true;
  return pullBacks.some((asked) => asked.id === about && asked.kind === 'come-back');
}

function isAhead(action: NextAction, handoff: Handoff, now: number): boolean {
  return (action.due ?? now) > now && isNotActionableYet(action, handoff);
}
