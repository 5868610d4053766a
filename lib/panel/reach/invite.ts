import ical, { ICalAttendeeStatus, ICalCalendarMethod } from 'ical-generator';
import { isEmailAddress } from '@/lib/handoff/meeting/guests/email-address';
import type { Inviting, InviteVersion } from '@/lib/handoff/meeting/invite';
import { oneLine } from '@/lib/handoff/line';
import { endOf, guestsOf, meetingWords } from '@/lib/handoff/meeting/meeting-links';
import type { Person } from '@/lib/handoff/person';
import { cleanText } from '@/lib/handoff/text';
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

/** What an invite needs besides its brief. */
interface InviteStamp extends InviteVersion {
  /** Stays the same for the meeting of a handoff. */
  readonly uid: string;
  /** When the file is made (UTC, ms). */
  readonly at: number;
  readonly organizer: Organizer | undefined;
}

/** What a file does when a calendar takes it. */
export type InviteEffect = 'asks-guests' | 'own-calendar';

/** Tells what the file does: it asks the guests where there are some and their organizer makes it. */
export function effectOf(brief: Inviting, organizer: Organizer | undefined): InviteEffect {
  return organizer?.isMe && askedBy(brief, organizer).length > 0 ? 'asks-guests' : 'own-calendar';
}

/**
 * Returns a brief's meeting as the text of an iCalendar file (RFC 5545), times in UTC. Where it asks the
 * guests it is a request of their organizer (RFC 5546), else an event without a method; guests are
 * named only beside an organizer. It carries nothing else of the brief, since the buyer reads it too.
 */
export function inviteFile(brief: Inviting, stamp: InviteStamp): string {
  const { meeting } = brief;
  const { organizer } = stamp;
  const { title, details } = meetingWords(brief);
  const asks = effectOf(brief, organizer) === 'asks-guests';
  const calendar = ical({
    prodId: '//Baton//Handoff//EN',
    ...(asks && { method: ICalCalendarMethod.REQUEST }),
  });
  const event = calendar.createEvent({
    id: stamp.uid,
    sequence: stamp.sequence,
    stamp: new Date(stamp.at),
    lastModified: new Date(stamp.changedAt),
    start: new Date(meeting.start),
    end: new Date(endOf(meeting)),
    summary: title,
    description: details,
  });
  if (meeting.link) {
    // The serialised form: no space, quote or line end can leave it.
    const link = new URL(meeting.link).href;
    event.location(link);
    // An address is no text, and nothing in it is escaped: what would be is written otherwise.
    event.url(link.replaceAll(',', '%2C').replaceAll(';', '%3B'));
  }
  const guests = organizer ? askedBy(brief, organizer) : [];
  if (!organizer || guests.length === 0) return calendar.toString();
  event.organizer({ name: parameter(organizer.name), email: mailAddress(organizer.email) });
  for (const { name, email } of guests) {
    event.createAttendee({
      ...{ name: parameter(name), email: mailAddress(email) },
      ...{ rsvp: true, status: ICalAttendeeStatus.NEEDSACTION },
    });
  }
  return calendar.toString();
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

/** The guests but for the one who asks. */
function askedBy({ meeting }: Inviting, organizer: Organizer) {
  const own = organizer.email.toLowerCase();
  return guestsOf(meeting).filter(({ email }) => email.toLowerCase() !== own);
}

/** A name as it may stand in a parameter, which knows neither quotes nor escapes. */
const parameter = (name: string) => oneLine(cleanText(name)).replace(/["\\]/g, "'");

/** An address as it stands in a `mailto:`, which is ASCII. */
function mailAddress(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  const encoded = encodeURI(local).replace(/[?#]/g, encodeURIComponent);
  return `${encoded}@${new URL(`https://${domain}`).hostname}`;
}
