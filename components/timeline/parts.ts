import { actionableNow } from '@/lib/handoff/actionable-now';
import type { HandoffKindName } from '@/lib/handoff/entry';
import { nextActions } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { RunAction } from '@/lib/panel/act/run-action';

/** What every part of a handoff's page is given. */
export interface PartProps {
  readonly handoff: Handoff;
  /** The CRM user id of whoever looks. */
  readonly me: string | undefined;
  readonly act: RunAction;
  /** What whoever looks may do now: the page offers by it and by nothing else. */
  readonly may: (kind: HandoffKindName) => boolean;
  /** Whether this is what whoever looks is to do next. */
  readonly isNext: boolean;
  /** Why what was begun can be done no longer. */
  readonly gone: string;
}

const SHOWN = ['talk', 'pull-back', 'asked', 'given'] as const;
/** What can be done with a lead that was taken, side by side. */
const TILES = ['meet', 'ask-back', 'feedback', 'outcome'] as const;
/** What is done in the dock. */
const DOCKED = ['answer', 'reply', 'fix'] as const;
export type PartName =
  (typeof SHOWN)[number] | (typeof TILES)[number] | (typeof DOCKED)[number] | 'brief' | 'timeline';

/** Whether the part stands in the dock, and not in the page. */
export function isDocked(part: PartName): boolean {
  return DOCKED.some((one) => one === part);
}

/** Whether the part is one of those that are small until they are pressed. */
export function isTile(part: PartName): boolean {
  return TILES.some((one) => one === part);
}

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
  const pressing = actionableNow(handoff, me, now);
  const others = nextActions(handoff).filter(
    ({ who, kind }) => who.id === me && kind !== 'pull-back',
  );
  return [...new Set([...pressing, ...others].map(({ kind }) => kind))];
}

/**
 * All parts of a handoff's page, those first that are next. The brief comes right after them for as
 * long as it is to be read and answered; later it makes way for what is done with the lead.
 */
export function inOrder({ state }: Handoff, next: readonly PartName[]): readonly PartName[] {
  const rest: readonly PartName[] =
    state === 'handed-over'
      ? ['brief', ...SHOWN, ...TILES]
      : ['pull-back', ...TILES, 'talk', 'asked', 'given', 'brief'];
  const first = next.filter((part) => !isDocked(part));
  return [...first, ...rest.filter((part) => !first.includes(part)), 'timeline'];
}
