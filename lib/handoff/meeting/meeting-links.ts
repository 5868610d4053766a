import type { BriefView, Meeting } from '../brief/brief-data';
import { oneLine } from '../line';
import { encodedWithin } from '../reach/link-text';
import { isWebAddress } from '../text';
import { type Guest, guestsOfAttendee } from './guests/guests';

/** What an invite says. Its readers include the buyer. */
export interface MeetingWords {
  readonly title: string;
  readonly details: string;
}

/** Beyond this the calendars answer with an error page. */
const LONGEST_DETAILS = 1200;
const LONGEST_TITLE = 600;
const LONGEST_GUESTS = 800;
const LONGEST_LOCATION = 1000;
const MINUTE = 60_000;

/**
 * Returns the words of a brief's invite: the next step, whose it is, and how to join. Nothing of the
 * brief itself, since the buyer reads it too.
 */
export function meetingWords(data: BriefView & { readonly meeting: Meeting }): MeetingWords {
  const { meeting, nextStep, recipient } = data;
  const owner = nextStep?.owner ?? recipient?.name;
  const details = [
    ...(nextStep ? [`Next step: ${oneLine(nextStep.what)}`] : []),
    ...(owner ? [`Your contact for the next step: ${oneLine(owner)}`] : []),
    ...(meeting.link ? [joinLine(meeting.link)] : []),
  ];
  return {
    title: oneLine(meeting.title) || introOf(data),
    details: details.join('\n'),
  };
}

function introOf({ lead: { name, company }, recipient }: BriefView): string {
  const [who, where] = [oneLine(name?.value ?? ''), oneLine(company?.value ?? '')];
  const buyer = who && where ? `${who} (${where})` : who || where || 'unnamed lead';
  return `Intro: ${buyer}${recipient ? ` and ${oneLine(recipient.name)}` : ''}`;
}

/** Returns the address of a new event in Google Calendar, filled in. */
export function googleCalendarLink(meeting: Meeting, words: MeetingWords): string {
  const compact = (instant: number) => isoTime(instant).replace(/[-:]/g, '');
  const dates = `${compact(meeting.start)}/${compact(endOf(meeting))}`;
  return linkOf('https://calendar.google.com/calendar/render?action=TEMPLATE', [
    ['text', encodedWithin(words.title, LONGEST_TITLE)],
    ['dates', encodeURIComponent(dates)],
    ['ctz', encodeURIComponent(meeting.zone)],
    ['details', detailsOf(meeting, words)],
    ['location', locationOf(meeting)],
    ['add', encodeURIComponent(guestAddresses(meeting))],
  ]);
}

/** Returns the address of a new event in Outlook on the web, filled in. */
export function outlookCalendarLink(meeting: Meeting, words: MeetingWords): string {
  return linkOf(
    'https://outlook.office.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent',
    [
      ['subject', encodedWithin(words.title, LONGEST_TITLE)],
      ['startdt', encodeURIComponent(isoTime(meeting.start))],
      ['enddt', encodeURIComponent(isoTime(endOf(meeting)))],
      ['body', detailsOf(meeting, words)],
      ['location', locationOf(meeting)],
      ['to', encodeURIComponent(guestAddresses(meeting))],
    ],
  );
}

/**
 * Returns what an invite says, as one text, where it is too long for the two links, which then hold the
 * beginning of its title and details; `undefined` where they hold all of it.
 */
export function tooLongForLinks(meeting: Meeting, words: MeetingWords): string | undefined {
  const { title, details } = words;
  const isWhole =
    lengthOf(title) <= LONGEST_TITLE &&
    lengthOf(details) <= LONGEST_DETAILS &&
    (!meeting.link || lengthOf(meeting.link) <= LONGEST_LOCATION);
  return isWhole ? undefined : `${title}\n\n${details}`;
}

/** Returns the instant (UTC, ms) at which a meeting ends. */
export function endOf(meeting: Pick<Meeting, 'start' | 'minutes'>): number {
  return meeting.start + meeting.minutes * MINUTE;
}

/** Somebody who can be asked to come. */
export type InvitedGuest = Required<Guest>;

/** Returns who is asked: those of the attendees whose e-mail address is known. */
export function guestsOf(meeting: Pick<Meeting, 'attendees'>): InvitedGuest[] {
  return meeting.attendees
    .flatMap(guestsOfAttendee)
    .flatMap(({ name, email }) => (email === undefined ? [] : [{ name: name || email, email }]));
}

/** Returns those of the guests for whom the address of a calendar has room; the others are asked by hand. */
export function guestsInLink(meeting: Pick<Meeting, 'attendees'>): InvitedGuest[] {
  let length = 0;
  return guestsOf(meeting).filter(({ email }) => {
    length += email.length + 1;
    return length <= LONGEST_GUESTS;
  });
}

function guestAddresses(meeting: Meeting): string {
  return guestsInLink(meeting)
    .map(({ email }) => email)
    .join(',');
}

/** Half of an address leads nowhere: one that does not fit is left out. */
function locationOf({ link }: Meeting): string {
  return link && isWebAddress(link) && lengthOf(link) <= LONGEST_LOCATION
    ? encodeURIComponent(link)
    : '';
}

/** All that is to be said of a meeting; where that is too long, first and whole how to join. */
function detailsOf({ link }: Meeting, { details }: MeetingWords): string {
  if (lengthOf(details) <= LONGEST_DETAILS) return encodedWithin(details, LONGEST_DETAILS);
  const lines = details.split('\n');
  const join = link === undefined ? undefined : joinLine(link);
  const others = lines.filter((line) => line !== join);
  const hasRoom = join !== undefined && lengthOf(join) <= LONGEST_DETAILS / 2;
  return encodedWithin([...(hasRoom ? [join] : []), ...others].join('\n'), LONGEST_DETAILS);
}

const joinLine = (link: string) => `Join: ${link}`;
const lengthOf = (text: string) => encodedWithin(text, Infinity).length;

function isoTime(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function linkOf(base: string, parameters: readonly (readonly [string, string])[]): string {
  const given = parameters.filter(([, value]) => value !== '');
  return [base, ...given.map(([name, value]) => `${name}=${value}`)].join('&');
}
