import { nextActions } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import { waitingNow } from '@/lib/handoff/waiting-now';

/** The parts of a handoff's page, as they follow each other where nothing is pressing. */
export const PARTS = [
  ...(['brief', 'talk', 'meet', 'reply', 'messages', 'pull-back', 'asked', 'given'] as const),
  ...(['answer', 'fix', 'ask-back', 'feedback', 'outcome', 'timeline'] as const),
];
export type PartName = (typeof PARTS)[number];

/**
 * What this person is to do in a handoff at `now` (UTC, ms), the most pressing first; each is a part
 * of its own. A date to come back is nothing to do before it comes.
 */
export function nextParts(
  handoff: Handoff,
  me: string | undefined,
  now: number,
): readonly PartName[] {
  if (me === undefined) return [];
  const pressing = waitingNow(handoff, me, now);
  const others = nextActions(handoff).filter(
    ({ who, kind }) => who.id === me && kind !== 'pull-back',
  );
  return [...new Set([...pressing, ...others].map(({ kind }) => kind))];
}

/** All parts, those first that are next. */
export function inOrder(next: readonly PartName[]): readonly PartName[] {
  return [...next, ...PARTS.filter((part) => !next.includes(part))];
}
