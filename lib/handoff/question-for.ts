import type { Handoff } from './handoff';
import type { Message } from './handoff-state';
import { nextActions } from './next-action';

/** Returns the question that waits for this person's answer; `undefined` where there is none. */
export function questionFor(handoff: Handoff, personId: string): Message | undefined {
  const reply = nextActions(handoff).find(
    ({ kind, who }) => kind === 'reply' && who.id === personId,
  );
  return handoff.messages.find(({ id }) => id === reply?.about);
}
