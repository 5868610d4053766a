import { useEffect } from 'react';
import { defaultProfile, typedCardSchema, type ProfileCard } from '@/lib/handoff/profile';
import { personKey } from '@/lib/store/people';
import type { PersonRow } from '@/lib/store/rows';
import { usePeople } from './hooks';
import { valueOf, useLive } from './live';
import { useOpenPlace, usePanel, usePanelState } from './provider';
import type { CrmReading } from './store';
import { ownZone } from './time-words';
import { useKept } from './use-kept';

/** People change jobs, not by the hour. */
const FRESH_MS = 24 * 60 * 60_000;

export interface CrmPeople {
  readonly people: readonly PersonRow[];
  readonly reading: CrmReading;
  /** Reads them from the CRM again. */
  readonly refresh: () => void;
}

/** The CRM's users, read again where none are known or what is known is more than a day old. */
export function useCrmPeople(): CrmPeople {
  const { origin, connected } = useOpenPlace();
  const panel = usePanel();
  const known = useLive(panel.people(origin));
  const reading = usePanelState((state) => state.peopleReading[origin]);
  const people = valueOf(known, NOBODY);
  const isOld = known.kind === 'known' && !isFresh(people, panel.parts.now());
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

export interface PersonCard {
  readonly card: ProfileCard;
  /** Whether anybody has said so, or it is all assumption. */
  readonly isKnown: boolean;
}

/** How a CRM user wants to be handed to; office hours in this browser's zone where nobody has said. */
export function useCardOf(personId: string | undefined): PersonCard {
  const card = usePeople().find(({ id }) => id === personId)?.card;
  return { card: card ?? defaultProfile(ownZone()), isKnown: card !== undefined };
}

/** What was typed into a CRM user's card and not yet saved; kept with every keystroke. */
export function useTypedCard(personId: string) {
  const { origin } = useOpenPlace();
  return useKept(`${personKey(origin, personId)}|card`, typedCardSchema);
}
