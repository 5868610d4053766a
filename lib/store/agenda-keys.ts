import { nextActions } from '@/lib/handoff/fold';
import type { Feedback, Handoff } from '@/lib/handoff/handoff';
import type { Person } from '@/lib/handoff/person';
import type { State } from '@/lib/handoff/state';

/** The lists of somebody's day in which a handoff can stand. */
export const AGENDA_LISTS = [
  /** Somebody waits for this person; by due time, or by when it last moved. */
  'do',
  /** This person waits for somebody; by the same. */
  'await',
  /** Good to do, and nobody waits; newest first. */
  'later',
  /** A meeting that this person is at; by its beginning. */
  'meet',
  /** Feedback that was given to this person; newest first. */
  'read',
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

/** Gives all the places of a handoff that last moved at `changedAt` (UTC, ms). */
export function agendaOf(handoff: Handoff, origin: string, changedAt: number): AgendaKey[] {
  const key = (...rest: [person: string, list: AgendaList, place: number]): AgendaKey => [
    origin,
    ...rest,
  ];
  const actions = nextActions(handoff);
  const pressing = actions.filter(({ quiet }) => !quiet);
  return [
    ...pressing.map(({ who, due }) => key(who.id, 'do', due ?? changedAt)),
    ...pressing.flatMap(({ due }) => (due === undefined ? [] : [key(ANYBODY, 'do', due)])),
    ...pressing.flatMap(({ who, due }) =>
      sidesOf(handoff)
        .filter(({ id }) => id !== who.id)
        .map(({ id }) => key(id, 'await', due ?? changedAt)),
    ),
    ...actions.filter(({ quiet }) => quiet).map(({ who }) => key(who.id, 'later', -changedAt)),
    ...attendeesOf(handoff).map(({ id, start }) => key(id, 'meet', start)),
    ...handoff.feedback.flatMap((feedback) =>
      addresseesOf(feedback, handoff).map(({ id }) => key(id, 'read', -feedback.at)),
    ),
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

/** Whom it is about: the other side, and nobody where one hands leads to himself. */
function addresseesOf({ from, by }: Feedback, { sdr, bdm }: Handoff): Person[] {
  return sidesOf(from === 'bdm' ? { sdr, bdm: undefined } : { sdr: undefined, bdm }).filter(
    ({ id }) => id !== by.id,
  );
}
