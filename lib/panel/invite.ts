import ical, { ICalCalendarMethod } from 'ical-generator';
import type { BriefView, Meeting } from '@/lib/handoff/brief-data';
import { endOf, guestsOf, meetingWords } from '@/lib/handoff/meeting-links';

/** What an invite needs besides its brief: an id that stays, and the instant (UTC, ms) it is made at. */
interface InviteStamp {
  readonly uid: string;
  readonly at: number;
}

/**
 * Gives a brief's meeting as the text of an iCalendar file, times in UTC. Its words name the owner of
 * the next step; it carries nothing else of the brief, since the buyer reads it too.
 */
export function inviteFile(
  brief: BriefView & { readonly meeting: Meeting },
  { uid, at }: InviteStamp,
): string {
  const { meeting } = brief;
  const { title, details } = meetingWords(brief);
  const calendar = ical({ prodId: '//Baton//Handoff//EN', method: ICalCalendarMethod.PUBLISH });
  const event = calendar.createEvent({
    id: uid,
    stamp: new Date(at),
    start: new Date(meeting.start),
    end: new Date(endOf(meeting)),
    summary: title,
    description: details,
  });
  if (meeting.link) {
    // The serialised form: no space, quote or line end can leave it.
    const link = new URL(meeting.link).href;
    event.location(link);
    event.url(link);
  }
  for (const guest of guestsOf(meeting)) {
    event.createAttendee({ name: guest.name, email: guest.email, rsvp: true });
  }
  return calendar.toString();
}
