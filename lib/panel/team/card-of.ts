import { defaultProfile, type ProfileCard } from '@/lib/handoff/team/profile';
import type { Team } from '@/lib/handoff/team/team';
import type { PersonRow } from '@/lib/store/rows';
import { ownZone } from '../time/time-text';

export interface PersonCard {
  readonly card: ProfileCard;
  /** Whether anybody has said so, or it is all assumption. */
  readonly isKnown: boolean;
  /** When (UTC, ms) the person published it; absent where it is not the person's own. */
  readonly own?: { readonly at: number };
}

/**
 * Returns how a CRM user wants to be handed to: the person's own word from the team room, else what was
 * edited on this device, else office hours in this browser's zone.
 */
export function cardOf(
  personId: string | undefined,
  team: Pick<Team, 'profiles'> | undefined,
  people: readonly Pick<PersonRow, 'id' | 'card'>[],
): PersonCard {
  const profile = team?.profiles.find(({ by }) => by.id === personId);
  if (profile) return { card: profile.card, isKnown: true, own: { at: profile.at } };
  const card = people.find(({ id }) => id === personId)?.card;
  return { card: card ?? defaultProfile(ownZone()), isKnown: card !== undefined };
}
