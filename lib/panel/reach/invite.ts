import { isEmailAddress } from '@/lib/handoff/meeting/guests/email-address';
import type { Inviting } from '@/lib/handoff/meeting/invite';
import { guestsOf } from '@/lib/handoff/meeting/meeting-links';
import type { Person } from '@/lib/handoff/person';
import { cardOf } from '../team/card-of';
import { useOpenRecord, usePeople } from '../hooks';
import { useTeamRoom } from '../team/team';

/** Who asks the guests to a meeting: the SDR, where an address of theirs is known. */
export interface Organizer {
  readonly name: string;
  readonly email: string;
  /** Whether that is whoever looks. Nobody asks in another's name. */
  readonly isMe: boolean;
}

/** What a file does when a calendar takes it. */
export type InviteEffect = 'asks-guests' | 'own-calendar';

/** Tells what the file does: it asks the guests where there are some and their organizer makes it. */
export function effectOf(brief: Inviting, organizer: Organizer | undefined): InviteEffect {
  return organizer?.isMe && askedBy(brief, organizer).length > 0 ? 'asks-guests' : 'own-calendar';
}

/** Returns the organizer of an SDR's meetings: by the address that the CRM has, else by that of their card. */
export function useOrganizer(sdr: Person | undefined): Organizer | undefined {
  const { me } = useOpenRecord();
  const people = usePeople();
  const team = useTeamRoom()?.team;
  if (!sdr) return undefined;
  const isMe = me?.id === sdr.id;
  const { card } = cardOf(sdr.id, team, people);
  const email = [
    isMe ? me.email : undefined,
    people.find(({ id }) => id === sdr.id)?.email,
    card.channels.find(({ channel }) => channel === 'email')?.handle,
  ].find((address) => address !== undefined && isEmailAddress(address.trim()));
  return email === undefined ? undefined : { name: sdr.name, email: email.trim(), isMe };
}

/** Returns the guests but for the one who asks. */
export function askedBy({ meeting }: Inviting, organizer: Organizer) {
  const own = organizer.email.toLowerCase();
  return guestsOf(meeting).filter(({ email }) => email.toLowerCase() !== own);
}
