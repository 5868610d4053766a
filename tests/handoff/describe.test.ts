import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeEntry } from '@/lib/handoff/describe';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { decodeNote, encodeNote } from '@/lib/sync/codec';
import { knownEntry } from '../arbitraries';
import { anEntry, BDM } from '../factories';

const said = (...entry: Parameters<typeof anEntry>) => describeEntry(anEntry(...entry), 'text');

const NOON = Date.UTC(2026, 10, 27, 12);

/** One entry of every kind that tells a time, with that time. */
const WITH_TIMES = [
  anEntry('accepted', 2, { body: { remark: '', firstStep: { what: 'Call', at: NOON } } }),
  anEntry('meeting', 2, { body: { result: 'rescheduled', start: NOON, remark: '' } }),
  anEntry('pull-back', 2, { body: { kind: 'gone-quiet', text: '', due: NOON } }),
  anEntry('outcome', 2, {
    body: { result: 'lost', reason: 'no-timing', backAt: NOON, text: '' },
  }),
  anEntry('verbal-handover', 2, {
    body: { channel: 'call', remark: '', voiceNote: false, when: NOON },
  }),
  anEntry('ask', 2, { body: { to: BDM, kind: 'gone-quiet', text: '', due: NOON } }),
];

describe.each(WITH_TIMES)('the time in a note of the kind $kind', (entry) => {
  it.each([
    ['Europe/Berlin', 'Fri 27 Nov 2026, 13:00 (Europe/Berlin, UTC+1)'],
    ['America/New_York', 'Fri 27 Nov 2026, 07:00 (America/New_York, UTC-5)'],
    ['Pacific/Kiritimati', 'Sat 28 Nov 2026, 02:00 (Pacific/Kiritimati, UTC+14)'],
    ['Mars/Olympus', 'Fri 27 Nov 2026, 12:00 UTC'],
  ])('is that of its author’s clocks in %s, and says so', (zone, time) => {
    for (const format of ['text', 'html'] as const) {
      expect(describeEntry({ ...entry, zone }, format)).toContain(time);
    }
  });

  it('is UTC where an older Baton told no zone, and is read as before', () => {
    expect(describeEntry(entry, 'text')).toContain('Fri 27 Nov 2026, 12:00 UTC');
    expect(decodeNote(encodeNote(entry, 'text'))).toEqual({ ok: true, entry, edited: false });
  });

  it('is read back with its zone', () => {
    const told = { ...entry, zone: 'Asia/Kathmandu' };
    for (const format of ['text', 'html'] as const) {
      expect(decodeNote(encodeNote(told, format))).toEqual({
        ok: true,
        entry: told,
        edited: false,
      });
    }
  });
});

describe('the readable part of a note', () => {
  it('is the whole brief for a hand-over', () => {
    const note = said('handed-over', 1);
    expect(note).toMatch(/^Sam Rivera hands this lead over to Bea Novak\.\n\nHandoff: Dana/);
    expect(note).toContain('Pain in their words: We lose a truckload a month to wrong dates.');
  });

  it('is the brief again for a revision, with its number', () => {
    expect(said('revised', 2)).toContain('Sam Rivera revised the handoff (revision 2).');
    expect(said('revised', 2)).toContain('Why now: Audit in January.');
  });

  it('names who accepted, the remark and the first step', () => {
    const body = { remark: 'Great lead.', firstStep: { what: 'Call', at: Date.UTC(2026, 10, 27) } };
    const note = describeEntry(anEntry('accepted', 2, { body }), 'text');
    expect(note).toBe(
      'Accepted by Bea Novak.\nGreat lead.\nFirst step: Call, Fri 27 Nov 2026, 00:00 UTC',
    );
  });

  it.each([
    ['accepted', 'Accepted by Bea Novak.\nThanks, calling today.'],
    [
      'returned',
      'Returned to the SDR by Bea Novak: the next step is not confirmed.\nShe does not know of a meeting.',
    ],
    ['withdrawn', 'Sam Rivera took the handoff back.\nReason: They asked for a call in spring.'],
    ['verbal-handover', 'Talked over on the phone, says Sam Rivera.\nTen minutes, all clear.'],
    ['message', 'Sam Rivera asks:\nWho else is in the room?'],
  ] as const)('says what was %s', (kind, note) => {
    expect(said(kind, 2)).toBe(note);
  });

  it('says of a card all that a colleague without Baton needs to know', () => {
    const card = {
      ...defaultProfile('Europe/Berlin'),
      channels: [
        { channel: 'chat' as const, handle: 'https://chat.example/bea' },
        { channel: 'call' as const, handle: '' },
      ],
      joins: 'first-five-minutes' as const,
    };
    const calendar = { ...card.calendar, holidays: ['2026-12-24'] };
    const body = { role: 'bdm' as const, card: { ...card, calendar } };
    expect(describeEntry(anEntry('profile', 2, { body }), 'text')).toBe(
      [
        'How Bea Novak wants to be reached: by chat (https://chat.example/bea), then on the phone.',
        'Hours: Mon, Tue, Wed, Thu, Fri, 09:00 to 17:00, Europe/Berlin.',
        'Days off: 2026-12-24.',
        'The SDR in the first meeting: for the first five minutes.',
      ].join('\n'),
    );
  });

  it('says of a card each day’s own hours, and the days off from and to', () => {
    const nineToNoon = { from: 540, to: 720 };
    const full = [nineToNoon, { from: 780, to: 1020 }];
    const calendar = {
      ...defaultProfile('Europe/Berlin').calendar,
      week: [full, full, [], full, [nineToNoon], [], []],
      off: [
        { from: '2026-12-21', to: '2027-01-08' },
        { from: '2027-02-01', to: '2027-02-01', part: { from: 720 } },
        { from: '2027-02-02', to: '2027-02-03', part: { from: 540, to: 600 } },
      ],
    };
    const card = { ...defaultProfile('Europe/Berlin'), calendar };
    const note = said('profile', 2, { body: { role: 'bdm', card } });
    expect(note).toContain(
      'Hours: Mon, Tue, Thu, 09:00 to 12:00 and 13:00 to 17:00; Fri, 09:00 to 12:00, Europe/Berlin.',
    );
    expect(note).toContain(
      'Days off: 2026-12-21 to 2027-01-08, 2027-02-01 from 12:00, 2027-02-02 to 2027-02-03 from 09:00 until 10:00.',
    );
  });

  it('keeps the lines of a message, with nothing that a CRM takes for quotation or markup', () => {
    const body = { text: '> I said\n-- \n<b>no</b>', question: false };
    const entry = anEntry('message', 2, { by: BDM, body });
    expect(describeEntry(entry, 'text')).toBe('Bea Novak writes:\n› I said\n– \n‹b›no‹/b›');
    expect(describeEntry(entry, 'html')).toBe(
      '<p>Bea Novak writes:<br>› I said<br>– <br>‹b›no‹/b›</p>',
    );
  });

  it('is harmless and never empty, whatever was done', () => {
    fc.assert(
      fc.property(knownEntry(), (entry) => {
        const text = describeEntry(entry, 'text');
        expect(text).not.toMatch(/[<>]|^\s*--|baton\d\./m);
        expect(text).not.toBe('');
        const html = describeEntry(entry, 'html').replace(
          /<\/?(?:p|strong)>|<br>|<span dir="auto">|<\/span>/g,
          '',
        );
        expect(html).not.toMatch(/[<>"']/);
      }),
      { numRuns: 300 },
    );
  });
});
