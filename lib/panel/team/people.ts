import { useEffect } from 'react';
import type { Person } from '@/lib/handoff/person';
import { typedCardSchema } from '@/lib/handoff/team/profile';
import { membersOf } from '@/lib/handoff/team/team-members';
import { isTypedPerson } from '@/lib/handoff/typed-person';
import { personKey } from '@/lib/store/people';
import type { PersonRow } from '@/lib/store/rows';
import { useOpenRecord, usePeople } from '../hooks';
import { valueOr, useLiveQuery } from '../live-query';
import { useOpenPlace, usePanel, usePanelState } from '../provider';
import type { LoadState } from '../store';
import { usePersistedState } from '../draft/use-form-draft';
import { cardOf, type PersonCard } from './card-of';
import { useTeamHere, useTeamRoom } from './team';

/** People change jobs, not by the hour. */
const FRESH_MS = 24 * 60 * 60_000;

export interface CrmPeople {
  readonly people: readonly PersonRow[];
  readonly reading: LoadState;
  /** Reads them from the CRM again. */
  readonly refresh: () => void;
}

/** The CRM's users, read again where none are known or what is known is more than a day old. */
export function useCrmPeople(): CrmPeople {
  const { origin, connected } = useOpenPlace();
  const panel = usePanel();
  const known = useLiveQuery(panel.people(origin));
  const reading = usePanelState((state) => state.peopleReading[origin]);
  const people = valueOr(known, NOBODY);
  const isOld = known.kind === 'known' && !isFresh(people, panel.deps.now());
  const refresh = () => void panel.refreshPeople(origin);
  const isDue = connected && isOld && reading === undefined;
  useEffect(() => {
    if (isDue) void panel.refreshPeople(origin);
  }, [isDue, panel, origin]);
  return { people, reading: reading ?? (isDue ? 'reading' : 'read'), refresh };
}

const NOBODY: readonly PersonRow[] = [];

function isFresh(people: readonly PersonRow[], now: number): boolean {
  return people.length > 0 && people.some(({ seenAt }) => now - seenAt < FRESH_MS);
}

/** How a CRM user wants to be handed to, as {@link cardOf} gives it; stays true. */
export function useCardOf(personId: string | undefined): PersonCard {
  return cardOf(personId, useTeamRoom()?.team, usePeople());
}

/**
 * Whether the CRM has stopped to list this person among its users. Nothing is said of anybody while
 * the list is not read, nor of a name that was only typed.
 */
export function hasLeft({ people, reading }: CrmPeople, person: Person): boolean {
  if (reading !== 'read' || people.length === 0 || isTypedPerson(person)) return false;
  // Whoever has a card here is kept when the list is read, and then was not seen in it.
  const lastRead = Math.max(...people.map(({ seenAt }) => seenAt));
  return !people.some(({ id, seenAt }) => id === person.id && seenAt === lastRead);
}

/** What was typed into a CRM user's card and not yet saved; kept with every keystroke. */
export function useTypedCard(personId: string) {
  const { origin } = useOpenPlace();
  return usePersistedState(`${personKey(origin, personId)}|card`, typedCardSchema);
}

/** All whom the CRM or the team knows at the open record's CRM, but for whoever looks; by name. */
export function useColleagues(): readonly Person[] {
  const { people } = useCrmPeople();
  const { me } = useOpenRecord();
  const room = useTeamRoom()?.team;
  const here = useTeamHere();
  const members = [...(room ? membersOf(room) : []), ...membersOf(here)];
  const known = new Map<string, Person>();
  // The CRM's names are the newer ones.
  for (const person of [...members, ...people]) known.set(person.id, person);
  if (me) known.delete(me.id);
  return [...known.values()].sort((one, other) => one.name.localeCompare(other.name));
}
