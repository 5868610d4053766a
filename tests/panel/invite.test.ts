import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Meeting } from '@/lib/handoff/brief/brief-data';
import { effectOf } from '@/lib/panel/reach/invite';
import { inviteFile } from '@/lib/panel/reach/invite-file';
import { brief as anyBrief } from '../arbitraries';
import { aBrief, aMeeting, AT, BDM } from '../factories';

const organizer = { name: 'Sam Rivera', email: 'sam@team.example', isMe: true };
const stamp: Parameters<typeof inviteFile>[1] = {
  ...{ uid: '01930000-0000-7000-8000-000000000001', at: AT, organizer },
  ...{ sequence: 0, changedAt: AT - 60_000 },
};

/** The file as a parser reads it that has nothing to do with the one that wrote it. */
function readFile(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const [event, ...more] = calendar.getAllSubcomponents('vevent');
  if (!event || more.length > 0) throw new Error('no event, or several');
  const addresses = (name: string) =>
    event.getAllProperties(name).map((property) => String(property.getFirstValue()).toLowerCase());
  return { calendar, event, addresses, value: (name: string) => event.getFirstPropertyValue(name) };
}

const read = (meeting: Partial<Meeting> = {}, with_: Partial<typeof stamp> = {}) =>
  readFile(inviteFile({ ...aBrief(), meeting: aMeeting(meeting) }, { ...stamp, ...with_ }));

/** The file's content lines, unfolded: a line that begins with a space continues the one before. */
function linesOf(meeting: Partial<Meeting> = {}): string[] {
  const file = inviteFile({ ...aBrief(), meeting: aMeeting(meeting) }, stamp);
  return unfolded(file);
}

function unfolded(file: string): string[] {
  return file.replaceAll('\r\n ', '').split('\r\n');
}

describe('the invite', () => {
  it('is at the meeting’s instants, in UTC, under an id that stays', () => {
    expect(linesOf()).toEqual(
      expect.arrayContaining([
        ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', `UID:${stamp.uid}`, 'DTSTAMP:20261126T090000Z'],
        ...['DTSTART:20261201T140000Z', 'DTEND:20261201T143000Z', 'END:VEVENT', 'END:VCALENDAR'],
        ...['SUMMARY:Northwind Foods: first look', 'LOCATION:https://meet.example/abc'],
      ]),
    );
  });

  it('names the BDM as the contact for the next step', () => {
    const brief = aBrief({ nextStep: undefined });
    const file = inviteFile({ ...brief, meeting: aMeeting() }, stamp);
    expect(unfolded(file).join('\n')).toContain(`Your contact for the next step: ${BDM.name}`);
  });

  it('asks the guests whose address is known', () => {
    const guests = linesOf().filter((line) => line.startsWith('ATTENDEE'));
    expect(guests).toHaveLength(1);
    expect(guests[0]).toMatch(/CN="Dana Whitfield".*MAILTO:dana@northwind\.example$/);
  });

  it('tells the buyer nothing of the brief', () => {
    const text = linesOf().join('\n');
    for (const item of aBrief().context) expect(text).not.toContain(item.text);
  });

  it.each([
    'x\r\nATTENDEE:mailto:evil@x.example',
    'x\nEND:VEVENT\nBEGIN:VALARM',
    'x;RSVP=TRUE:mailto:evil@x.example',
    '"x";CN="y',
    'x\\\\nBEGIN:VEVENT',
  ])('takes %j for text, in the title and in a guest’s name', (words) => {
    const lines = linesOf({ title: words, attendees: [`${words} <a@b.example>`] });
    const names = lines.map((line) => /^[A-Z-]*/.exec(line)?.[0]);
    const plain = linesOf({ attendees: ['A <a@b.example>'] });
    expect(names).toEqual(plain.map((line) => /^[A-Z-]*/.exec(line)?.[0]));
    expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(1);
    expect(lines.find((line) => line.startsWith('ATTENDEE'))).toMatch(/:MAILTO:a@b\.example$/);
  });

  it('has only the lines of an event, whatever the brief', () => {
    const withMeeting = anyBrief.filter(
      (brief): brief is typeof brief & { meeting: Meeting } => brief.meeting !== undefined,
    );
    fc.assert(
      fc.property(withMeeting, (brief) => {
        const file = inviteFile(brief, stamp);
        readFile(file);
        const lines = unfolded(file).filter((line) => line !== '');
        expect(lines.filter((line) => !/^[A-Z-]+[:;]/.test(line))).toEqual([]);
        expect(lines.filter((line) => line.startsWith('BEGIN:'))).toHaveLength(2);
      }),
    );
  });

  it('is a request of the organizer to each guest, where they make it themselves', () => {
    const attendees = ['Doe, Jane <jane@x.example>', 'Kim', 'jane@acme', 'r&d@x.example'];
    const { calendar, event, addresses, value } = read({ attendees });
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(value('uid')).toBe(stamp.uid);
    expect(addresses('organizer')).toEqual(['mailto:sam@team.example']);
    expect(event.getFirstProperty('organizer')?.getParameter('cn')).toBe('Sam Rivera');
    expect(addresses('attendee')).toEqual(['mailto:jane@x.example', 'mailto:r&d@x.example']);
    const [jane] = event.getAllProperties('attendee');
    expect(jane?.getParameter('cn')).toBe('Doe, Jane');
    expect(jane?.getParameter('rsvp')).toBe('TRUE');
    expect(jane?.getParameter('partstat')).toBe('NEEDS-ACTION');
  });

  it.each<[string, Partial<typeof stamp>, Partial<Meeting>]>([
    ['whose organizer has no known address', { organizer: undefined }, {}],
    ['with nobody to ask', {}, { attendees: ['Kim'] }],
    ['with nobody but the organizer', {}, { attendees: ['Sam@team.example'] }],
  ] as const)(
    '%s has neither method, organizer nor guest, and asks nobody',
    (_, with_, meeting) => {
      const { calendar, addresses } = read(meeting, with_);
      expect(calendar.getFirstPropertyValue('method')).toBeNull();
      expect([...addresses('organizer'), ...addresses('attendee')]).toEqual([]);
      const brief = { ...aBrief(), meeting: aMeeting(meeting) };
      expect(effectOf(brief, { ...stamp, ...with_ }.organizer)).toBe('own-calendar');
    },
  );

  it('asks nobody in the name of somebody else, and still names both sides', () => {
    const { calendar, addresses } = read({}, { organizer: { ...organizer, isMe: false } });
    expect(calendar.getFirstPropertyValue('method')).toBeNull();
    expect(addresses('organizer')).toEqual(['mailto:sam@team.example']);
    expect(addresses('attendee')).toEqual(['mailto:dana@northwind.example']);
  });

  it('tells which version it is, when it was changed and when it was made', () => {
    const { value } = read({}, { sequence: 3 });
    expect(value('sequence')).toBe(3);
    expect(String(value('last-modified'))).toBe('2026-11-26T08:59:00Z');
    expect(String(value('dtstamp'))).toBe('2026-11-26T09:00:00Z');
  });

  it.each([
    ['before clocks change', Date.UTC(2027, 2, 27, 14)],
    ['in the hour that clocks skip', Date.UTC(2027, 2, 28, 1)],
    ['on the day that clocks change', Date.UTC(2027, 2, 28, 13)],
    ['in the hour that comes twice', Date.UTC(2027, 9, 31, 0, 30)],
    ['in the second of them', Date.UTC(2027, 9, 31, 1, 30)],
  ])('is at the very instant %s, and as long as it was', (_, start) => {
    const { event } = read({ start, minutes: 90 });
    const read_ = new ICAL.Event(event);
    expect(read_.startDate.toJSDate().getTime()).toBe(start);
    expect(read_.endDate.toJSDate().getTime()).toBe(start + 90 * 60_000);
    expect(read_.startDate.zone.tzid).toBe('UTC');
  });

  it('comes out as it went in, whatever its words and links hold', () => {
    const title = 'Prüfung; Teil 1, "näher" \\n 🇰🇷 '.repeat(6).trim();
    const link = 'https://meet.example/a,b;c?d=1,2&pwd=x%2Cy';
    const { value } = read({ title, link });
    expect(value('summary')).toBe(title.replace(/\s+/g, ' '));
    expect(value('location')).toBe(link);
    expect(decodeURIComponent(String(value('url')))).toBe(decodeURIComponent(link));
    expect(String(value('description'))).toContain(`Join: ${link}`);
  });

  it('has no line of more than 75 octets, and cuts no character', () => {
    const title = '日本語の会議🇰🇷👨‍👩‍👧'.repeat(10);
    const file = inviteFile({ ...aBrief(), meeting: aMeeting({ title }) }, stamp);
    const octets = file.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(readFile(file).value('summary')).toBe(title);
  });

  it('writes addresses of any script as an address of the web may be', () => {
    const { addresses } = read({ attendees: ['jörg@müller.example', '50%off@x.example'] });
    expect(addresses('attendee')).toEqual([
      'mailto:j%c3%b6rg@xn--mller-kva.example',
      'mailto:50%25off@x.example',
    ]);
  });
});
