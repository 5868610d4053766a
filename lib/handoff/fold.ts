import type * as z from 'zod/mini';
import { ENTRY_VERSION, type Entry, isKnown, type KindName, type LoggedEntry } from './entry';
import { handoffKind } from './entries/index';
import type { EntryKind } from './entries/kind';
import type { MutableHandoff, Handoff, Ignored } from './handoff';
import { entryKey } from './identity';
import { inOrder } from './log-order';
import { type Role, ROLES } from './state';

const HIGHEST_TURN = 1_000_000;

/**
 * Returns the state of one handoff from its entries, in whatever order and however often they come.
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

/** Returns what a person is to the handoff; one who hands a lead to themselves is both. */
export function rolesOf(handoff: Pick<Handoff, 'sdr' | 'bdm'>, personId: string): readonly Role[] {
  return ROLES.filter((role) => isRole(handoff, personId, role));
}

/** The one table of who may do what in which state: the panel offers by it, the fold counts by it. */
export function mayWrite(
  kind: KindName,
  handoff: Pick<Handoff, 'state' | 'sdr' | 'bdm' | 'brief'>,
  personId: string,
): boolean {
  const rule = handoffKind(kind);
  return rule !== undefined && isEntitled(rule, handoff, personId);
}

/** Everybody says these for themselves. */
const PERSONAL: readonly KindName[] = [
  ...(['feedback', 'agreement', 'profile', 'pulse', 'figures-agreed'] as const),
];
/** Several of these may be on their way at once, each with its own right. */
const ONE_BY_ONE: readonly KindName[] = [
  ...(['message', 'pull-back', 'ask', 'verbal-handover', 'target'] as const),
];

/**
 * Returns the newest entry that counts in `now` and was not known when this person looked and decided,
 * where another of `kind` would repeat or overrule it unseen: a second acceptance, outcome, answer
 * to one question. `undefined` where nothing of the kind came in between. `seen` are entries' keys.
 */
export function doneMeanwhile(
  seen: ReadonlySet<string>,
  now: Pick<Handoff, 'timeline'>,
  { kind, body, by }: Pick<Entry, 'kind' | 'body' | 'by'>,
): LoggedEntry | undefined {
  const about = topicOf({ kind, body, by });
  if (about === undefined) return undefined;
  return now.timeline.findLast(
    ({ entry, ignored }) =>
      !ignored && isKnown(entry) && topicOf(entry) === about && !seen.has(entryKey(entry)),
  )?.entry;
}

/** What there is to be only one of; `undefined` where there may be many. */
function topicOf({ kind, body, by }: Pick<Entry, 'kind' | 'body' | 'by'>): string | undefined {
  if ('replyTo' in body && body.replyTo !== undefined) return `${kind} ${body.replyTo} ${by.id}`;
  if ('pullBack' in body) return `${kind} ${body.pullBack}`;
  if ('ask' in body) return `${kind} ${body.ask}`;
  if (PERSONAL.includes(kind)) return `${kind} ${by.id}`;
  return ONE_BY_ONE.includes(kind) ? undefined : kind;
}

/**
 * The Lamport clock for the next entry of this log: one more than the highest that matters. What
 * was written too late to count matters too, lest it count after all behind the next entry; but
 * only up to the length of the log, which honest clocks never pass, so that nobody can drive it up.
 */
export function nextTurn({ timeline }: Pick<Handoff, 'timeline'>): number {
  let highest = 0;
  for (const { entry, ignored } of timeline) {
    const turn = entry.turn ?? 0;
    if (ignored === 'unverified' || (ignored && turn > timeline.length)) continue;
    highest = Math.max(highest, turn);
  }
  return Math.min(highest + 1, HIGHEST_TURN);
}

/** Every key from the start, so that all handoffs have one shape: that is what makes a fold fast. */
function emptyHandoff(id: string): MutableHandoff {
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
    meetingStart: undefined,
    met: undefined,
    outcome: undefined,
    messages: [],
    pullBacks: [],
    feedback: [],
    timeline: [],
  };
}

/** Applies an entry that counts; gives the reason where it does not. */
function take(handoff: MutableHandoff, entry: LoggedEntry): Ignored | undefined {
  if (entry.unverified) return 'unverified';
  if (!isKnown(entry)) return entry.v > ENTRY_VERSION ? 'newer-version' : 'unknown-kind';
  const rule = handoffKind(entry.kind);
  if (!rule) return 'not-entitled';
  if (!isEntitled(rule, handoff, entry.by.id)) return 'not-entitled';
  rule.apply(handoff, entry.body, entry);
  // The brief's author may have called the BDM anything; the BDM's own notes bear the CRM's name.
  if (handoff.bdm?.id === entry.by.id) handoff.bdm = entry.by;
  return undefined;
}

function isEntitled(
  rule: Pick<EntryKind<string, z.ZodMiniType>, 'by' | 'in' | 'only'>,
  handoff: Pick<Handoff, 'state' | 'sdr' | 'bdm' | 'brief'>,
  personId: string,
): boolean {
  if (!rule.in.includes(handoff.state)) return false;
  if (rule.only && !rule.only(handoff, personId)) return false;
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

export { meetingEnd, nextActions, openQuestion, waitingFor } from './next-action';
