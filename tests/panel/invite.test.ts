import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Meeting } from '@/lib/handoff/brief-data';
import { inviteFile } from '@/lib/panel/invite';
import { brief as anyBrief } from '../arbitraries';
import { aBrief, aMeeting, AT, BDM } from '../factories';

const stamp = { uid: '01930000-0000-7000-8000-000000000001', at: AT };

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

  it('names the BDM as owner of the next step', () => {
    const brief = aBrief({ nextStep: undefined });
    const file = inviteFile({ ...brief, meeting: aMeeting() }, stamp);
    expect(unfolded(file).join('\n')).toContain(`Owner of the next step: ${BDM.name}`);
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
    expect(lines.filter((line) => line.includes('MAILTO:'))).toHaveLength(1);
    expect(lines.find((line) => line.includes('MAILTO:'))).toMatch(/:MAILTO:a@b\.example$/);
  });

  it('has only the lines of an event, whatever the brief', () => {
    const withMeeting = anyBrief.filter(
      (brief): brief is typeof brief & { meeting: Meeting } => brief.meeting !== undefined,
    );
    fc.assert(
      fc.property(withMeeting, (brief) => {
        const lines = unfolded(inviteFile(brief, stamp)).filter((line) => line !== '');
        expect(lines.filter((line) => !/^[A-Z]+[:;]/.test(line))).toEqual([]);
        expect(lines.filter((line) => line.startsWith('BEGIN:'))).toHaveLength(2);
      }),
    );
  });
});
