import type { BriefView, Meeting } from './brief-data';
import { leadText } from './brief/headlines';
import { type Guest, guestsOfAttendee } from './guests/guests';
import { joinLines, oneLine } from './line';
import { encodedWithin } from './link-text';
import { isWebAddress } from './text';

/** What an invite says. Its readers include the buyer. */
export interface MeetingWords {
  readonly title: string;
  readonly details: string;
}

/** Beyond this the calendars answer with an error page. */
const LONGEST_DETAILS = 1200;
const LONGEST_TITLE = 600;
const LONGEST_GUESTS = 800;
const MINUTE = 60_000;

/**
 * Gives the words of a brief's invite: the next step, whose it is, and how to join. Nothing of the
 * brief itself, since the buyer reads it too.
 */
export function meetingWords(data: BriefView & { readonly meeting: Meeting }): MeetingWords {
  const { meeting, nextStep, recipient } = data;
  const owner = nextStep?.owner ?? recipient?.name;
  const details = [
    ...(nextStep ? [`Next step: ${joinLines([nextStep.what])}`] : []),
    ...(owner ? [`Owner of the next step: ${oneLine(owner)}`] : []),
    ...(meeting.link ? [`Join: ${meeting.link}`] : []),
  ];
  return {
    title: oneLine(meeting.title) || `Meeting: ${leadText(data)}`,
    details: details.join('\n'),
  };
}

/** Gives the address of a new event in Google Calendar, filled in. */
export function googleCalendarLink(meeting: Meeting, words: MeetingWords): string {
  const compact = (instant: number) => isoTime(instant).replace(/[-:]/g, '');
  const dates = `${compact(meeting.start)}/${compact(endOf(meeting))}`;
  return linkOf('https://calendar.google.com/calendar/render?action=TEMPLATE', [
    ['text', encodedWithin(words.title, LONGEST_TITLE)],
    ['dates', encodeURIComponent(dates)],
    ['ctz', encodeURIComponent(meeting.zone)],
    ['details', encodedWithin(words.details, LONGEST_DETAILS)],
    ['location', locationOf(meeting)],
    ['add', encodeURIComponent(guestAddresses(meeting))],
  ]);
}

/** Gives the address of a new event in Outlook on the web, filled in. */
export function outlookCalendarLink(meeting: Meeting, words: MeetingWords): string {
  return linkOf(
    'https://outlook.office.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent',
    [
      ['subject', encodedWithin(words.title, LONGEST_TITLE)],
      ['startdt', encodeURIComponent(isoTime(meeting.start))],
      ['enddt', encodeURIComponent(isoTime(endOf(meeting)))],
      ['body', encodedWithin(words.details, LONGEST_DETAILS)],
      ['location', locationOf(meeting)],
      ['to', encodeURIComponent(guestAddresses(meeting))],
    ],
  );
}

/** Gives the instant (UTC, ms) at which a meeting ends. */
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

function locationOf(meeting: Meeting): string {
  return meeting.link && isWebAddress(meeting.link) ? encodedWithin(meeting.link, 1000) : '';
}

function isoTime(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function linkOf(base: string, parameters: readonly (readonly [string, string])[]): string {
  const given = parameters.filter(([, value]) => value !== '');
  return [base, ...given.map(([name, value]) => `${name}=${value}`)].join('&');
}
