import { nextActions } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Feedback } from '@/lib/handoff/handoff-state';
import type { NextAction } from '@/lib/handoff/next-action';
import type { Person } from '@/lib/handoff/person';
import type { State } from '@/lib/handoff/state';
import { isNotActionableYet } from '@/lib/handoff/actionable-now';

/** The lists of somebody's day in which a handoff can stand. */
export const AGENDA_LISTS = [
  /** Somebody waits for this person; by due time, or by when it last moved. */
  'do',
  /** The same, of what cannot be done before it is due. */
  'do-then',
  /** This person waits for somebody; by the same. */
  'await',
  'await-then',
  /** Good to do, and nobody waits; newest first. */
  'later',
  /** A meeting that this person is at; by its beginning. */
  'meet',
  /** Feedback that was given to this person; newest first. */
  'read',
  /** Feedback that was given by one to the other of a {@link pairOf}; newest first. */
  'learn',
] as const;
export type AgendaList = (typeof AGENDA_LISTS)[number];

/**
 * Where a handoff stands in somebody's day: the CRM's origin, the person's id there (`''` for what
 * is due of anybody), the list, and the place in it. The place is an instant (UTC, ms), negative
 * where the newest comes first: IndexedDB reads many rows at once in rising order only.
 */
export type AgendaKey = [origin: string, person: string, list: AgendaList, place: number];

/** Whoever is due of anybody: no CRM has a user without an id. */
export const ANYBODY = '';

/** Returns the two as one, for a list of what one said of the other's work. */
export function pairOf(about: string, by: string): string {
  return `${encodeURIComponent(about)}|${encodeURIComponent(by)}`;
}

/** Returns all the places of a handoff that last moved at `changedAt` (UTC, ms). */
export function agendaOf(handoff: Handoff, origin: string, changedAt: number): AgendaKey[] {
  const actions = nextActions(handoff).flatMap((action) => ofAction(action, handoff, changedAt));
  const meetings = attendeesOf(handoff).map(({ id, start }) => place(id, 'meet', start));
  const feedback = handoff.feedback.flatMap((given) => ofFeedback(given, handoff));
  return [...actions, ...meetings, ...feedback].map((key): AgendaKey => [origin, ...key]);
}

type Place = [person: string, list: AgendaList, place: number];
const place = (...key: Place): Place => key;

function ofAction(action: NextAction, handoff: Handoff, changedAt: number): Place[] {
  const { who, due, quiet } = action;
  if (quiet) return [place(who.id, 'later', -changedAt)];
  const isLater = isNotActionableYet(action, handoff);
  const at = due ?? changedAt;
  const others = sidesOf(handoff).filter(({ id }) => id !== who.id);
  return [
    place(who.id, isLater ? 'do-then' : 'do', at),
    ...others.map(({ id }) => place(id, isLater ? 'await-then' : 'await', at)),
    ...(due === undefined ? [] : [place(ANYBODY, 'do', due)]),
  ];
}

function sidesOf({ sdr, bdm }: Pick<Handoff, 'sdr' | 'bdm'>): Person[] {
  return [sdr, bdm].filter((person) => person !== undefined);
}

/** In these a meeting that is booked is still to come. */
const AHEAD: readonly State[] = ['handed-over', 'accepted', 'returned'];

function attendeesOf(handoff: Handoff): { readonly id: string; readonly start: number }[] {
  const { meetingStart, state, sdr, bdm, brief } = handoff;
  if (meetingStart === undefined || !AHEAD.includes(state)) return [];
  const joins = brief?.sdrJoins !== undefined && brief.sdrJoins.choice !== 'no';
  const there = sidesOf({ bdm, sdr: joins ? sdr : undefined });
  return there.map(({ id }) => ({ id, start: meetingStart }));
}

/** It is about the other side; what one says of oneself nobody reads. */
function ofFeedback({ from, by, at }: Feedback, { sdr, bdm }: Handoff): Place[] {
  const about = from === 'bdm' ? sdr : bdm;
  if (!about || about.id === by.id) return [];
  return [place(about.id, 'read', -at), place(pairOf(about.id, by.id), 'learn', -at)];
}
