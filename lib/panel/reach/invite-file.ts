import ical, { ICalAttendeeStatus, ICalCalendarMethod } from 'ical-generator';
import type { Inviting, InviteVersion } from '@/lib/handoff/meeting/invite';
import { oneLine } from '@/lib/handoff/line';
import { endOf, meetingWords } from '@/lib/handoff/meeting/meeting-links';
import { cleanText } from '@/lib/handoff/text';
import { askedBy, effectOf, type Organizer } from './invite';

/** What an invite needs besides its brief. */
interface InviteStamp extends InviteVersion {
  /** Stays the same for the meeting of a handoff. */
  readonly uid: string;
  /** When the file is made (UTC, ms). */
  readonly at: number;
  readonly organizer: Organizer | undefined;
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

/** A name as it may stand in a parameter, which knows neither quotes nor escapes. */
const parameter = (name: string) => oneLine(cleanText(name)).replace(/["\\]/g, "'");

/** An address as it stands in a `mailto:`, which is ASCII. */
function mailAddress(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  const encoded = encodeURI(local).replace(/[?#]/g, encodeURIComponent);
  return `${encoded}@${new URL(`https://${domain}`).hostname}`;
}
