import type { Handoff } from './handoff';
import { nextActions } from './next-action';
import { mayWrite } from './fold';
import type { Draft } from './brief/draft';
import type { State } from './state';

/** What has ended is worked on no more: what comes after it is another handoff of the same lead. */
const ENDED: readonly State[] = ['withdrawn', 'won', 'lost', 'disqualified'];

/** Whether a handoff in this state is followed, not mended. */
export function isClosed(state: State): boolean {
  return ENDED.includes(state);
}

/** What a draft becomes when it is handed over: the entry's kind, and the handoff that it goes into. */
export interface Becomes {
  readonly kind: 'handed-over' | 'revised';
  readonly handoff: string;
}

/**
 * Tells what this person's draft becomes, by what is known of the handoff that it was begun for;
 * `undefined` where that is still under way and not to be mended. A draft that outlived its handoff is
 * another handoff of the lead: under the id of its entry, so that it is one, however many windows
 * hand it over.
 */
export function whatBecomesOf(
  draft: Pick<Draft, 'handoff' | 'entry'>,
  before: Handoff,
  personId: string,
): Becomes | undefined {
  const { handoff } = draft;
  if (mayWrite('handed-over', before, personId)) return { kind: 'handed-over', handoff };
  if (mayWrite('revised', before, personId)) return { kind: 'revised', handoff };
  if (!isClosed(before.state)) return undefined;
  return { kind: 'handed-over', handoff: draft.entry };
}

/**
 * Whether this person may begin another handoff of the lead where this one ended: its SDR, once
 * nothing of it waits for them, such as a date to come back.
 */
export function canStartNewHandoff(handoff: Handoff, personId: string): boolean {
  if (!isClosed(handoff.state) || handoff.sdr?.id !== personId) return false;
  return !nextActions(handoff).some(({ who }) => who.id === personId);
}
