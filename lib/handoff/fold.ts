import type * as z from 'zod/mini';
import { ENTRY_VERSION, isKnown, type KindName, type LoggedEntry } from './entry';
import { kindNamed } from './entries/index';
import type { EntryKind } from './entries/kind';
import type { Folding, Handoff, Ignored } from './handoff';
import { compareEntries, compareIds, isSameEntry, preferredCopy } from './identity';
import { type Role, ROLES } from './state';

const HIGHEST_TURN = 1_000_000;

/**
 * Gives the state of one handoff from its entries, in whatever order and however often they come.
 * What does not count (unknown, unverified, not the author's to write) is in the timeline with the
 * reason, and changes nothing. Never throws; no entries give an empty draft.
 */
export function foldHandoff(entries: Iterable<LoggedEntry>): Handoff {
  const ordered = inOrder(entries);
  const handoff = emptyHandoff(ordered[0]?.handoff ?? '');
  for (const entry of ordered) {
    const ignored = take(handoff, entry);
    handoff.timeline.push(ignored ? { entry, ignored } : { entry });
  }
  return handoff;
}

/** Gives what a person is to the handoff; one who hands a lead to himself is both. */
export function rolesOf(handoff: Pick<Handoff, 'sdr' | 'bdm'>, personId: string): readonly Role[] {
  return ROLES.filter((role) => isRole(handoff, personId, role));
}

/** The one table of who may do what in which state: the panel offers by it, the fold counts by it. */
export function mayWrite(
  kind: KindName,
  handoff: Pick<Handoff, 'state' | 'sdr' | 'bdm'>,
  personId: string,
): boolean {
  const rule = kindNamed(kind);
  return rule !== undefined && isEntitled(rule, handoff, personId);
}

/** The Lamport clock for the next entry of this handoff: one more than the highest that matters. */
export function nextTurn(handoff: Pick<Handoff, 'timeline'>): number {
  let highest = 0;
  for (const { entry, ignored } of handoff.timeline) {
    if (ignored === 'unverified' || ignored === 'not-entitled') continue;
    highest = Math.max(highest, entry.turn ?? 0);
  }
  return Math.min(highest + 1, HIGHEST_TURN);
}

/** One of each entry, oldest first. Most logs are so already, and then nothing is copied. */
function inOrder(entries: Iterable<LoggedEntry>): readonly LoggedEntry[] {
  const known = Array.isArray(entries) ? (entries as readonly LoggedEntry[]) : [...entries];
  const distinct = isAscending(known, compareIds) ? known : oneOfEach(known);
  return isAscending(distinct, compareEntries) ? distinct : distinct.toSorted(compareEntries);
}

type Compare = (one: LoggedEntry, other: LoggedEntry) => number;

/** Whether each stands truly after the one before it, so that none is there twice either. */
function isAscending(entries: readonly LoggedEntry[], compare: Compare): boolean {
  let last: LoggedEntry | undefined;
  for (const entry of entries) {
    if (last && compare(last, entry) >= 0) return false;
    last = entry;
  }
  return true;
}

function oneOfEach(entries: readonly LoggedEntry[]): readonly LoggedEntry[] {
  const found = new Map<string, LoggedEntry>();
  for (const entry of entries) {
    const first = found.get(entry.id);
    if (!first) found.set(entry.id, entry);
    else if (isSameEntry(first, entry)) found.set(entry.id, preferredCopy(first, entry));
    else {
      const key = `${entry.id} ${entry.by.id}`;
      const second = found.get(key);
      found.set(key, second ? preferredCopy(second, entry) : entry);
    }
  }
  return [...found.values()];
}

/** Every key from the start, so that all handoffs have one shape: that is what makes a fold fast. */
function emptyHandoff(id: string): Folding {
  return {
    id,
    state: 'draft',
    sdr: undefined,
    bdm: undefined,
    brief: undefined,
    revision: 0,
    handedOverAt: undefined,
    responseDue: undefined,
    verbal: undefined,
    accepted: undefined,
    returned: undefined,
    withdrawn: undefined,
    messages: [],
    timeline: [],
  };
}

/** Applies an entry that counts; gives the reason where it does not. */
function take(handoff: Folding, entry: LoggedEntry): Ignored | undefined {
  if (entry.unverified) return 'unverified';
  if (!isKnown(entry)) return entry.v > ENTRY_VERSION ? 'newer-version' : 'unknown-kind';
  const rule = kindNamed(entry.kind);
  if (!rule) return 'unknown-kind';
  if (!isEntitled(rule, handoff, entry.by.id)) return 'not-entitled';
  rule.apply(handoff, entry.body, entry);
  return undefined;
}

function isEntitled(
  rule: Pick<EntryKind<string, z.ZodMiniType>, 'by' | 'in'>,
  handoff: Pick<Handoff, 'state' | 'sdr' | 'bdm'>,
  personId: string,
): boolean {
  if (!rule.in.includes(handoff.state)) return false;
  for (const role of rule.by) if (isRole(handoff, personId, role)) return true;
  return false;
}

function isRole(handoff: Pick<Handoff, 'sdr' | 'bdm'>, personId: string, role: Role): boolean {
  switch (role) {
    case 'sdr':
      return handoff.sdr?.id === personId;
    case 'bdm':
      return handoff.bdm?.id === personId;
    case 'other':
      return handoff.sdr?.id !== personId && handoff.bdm?.id !== personId;
  }
}

export { openQuestion, waitingFor } from './next-action';
