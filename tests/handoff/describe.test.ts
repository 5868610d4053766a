import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeEntry } from '@/lib/handoff/describe';
import { DEFAULT_GOALS } from '@/lib/handoff/team/goals';
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
    ['Europe/Berlin', 'Fri, Nov 27, 2026, 1:00 PM (Berlin, UTC+1)'],
    ['America/New_York', 'Fri, Nov 27, 2026, 7:00 AM (New York, UTC-5)'],
    ['Pacific/Kiritimati', 'Sat, Nov 28, 2026, 2:00 AM (Kiritimati, UTC+14)'],
    ['Mars/Olympus', 'Fri, Nov 27, 2026, 12:00 PM UTC'],
  ])('is that of its author’s clocks in %s, and says so', (zone, time) => {
    for (const format of ['text', 'html'] as const) {
      expect(describeEntry({ ...entry, zone }, format)).toContain(time);
    }
  });

  it('is UTC where an older Baton told no zone, and is read as before', () => {
    expect(describeEntry(entry, 'text')).toContain('Fri, Nov 27, 2026, 12:00 PM UTC');
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
    expect(note).toMatch(
      /^Handoff: Dana Whitfield, Northwind Foods\nFrom Sam Rivera to Bea Novak\./,
    );
    expect(note).toContain('Pain, in their words: We lose a truckload a month to wrong dates.');
  });

  it('is the brief again for a revision, with its number', () => {
    expect(said('revised', 2)).toContain('Sam Rivera updated this handoff (revision 2).');
    expect(said('revised', 2)).toContain('Why now: Audit in January.');
  });

  it('names who accepted, the remark and the first step', () => {
    const body = { remark: 'Great lead.', firstStep: { what: 'Call', at: Date.UTC(2026, 10, 27) } };
    const note = describeEntry(anEntry('accepted', 2, { body }), 'text');
    expect(note).toBe(
      'Bea Novak accepted this lead.\nGreat lead.\nFirst step: Call, Fri, Nov 27, 2026, 12:00 AM UTC',
    );
  });

  it.each([
    ['accepted', 'Bea Novak accepted this lead.\nThanks, calling today.'],
    [
      'returned',
      'Bea Novak returned this lead to the SDR: next step not confirmed.\nShe does not know of a meeting.',
    ],
    ['withdrawn', 'Sam Rivera withdrew this handoff.\nReason: They asked for a call in spring.'],
    [
      'verbal-handover',
      'Verbal handover done by phone. Recorded by Sam Rivera.\nTen minutes, all clear.',
    ],
    ['message', 'Sam Rivera asked:\nWho else is in the room?'],
    ['meeting', 'Meeting held. Recorded by Bea Novak.\nThree of them came.'],
    ['pull-back-answered', 'Sam Rivera completed the request.\nCalled him.'],
    [
      'feedback',
      'Handoff feedback from Bea Novak: 4 of 5.\nDidn’t hold up: Budget.\nWhat helped: The pain in her words',
    ],
    ['outcome', 'Closed won. Recorded by Bea Novak.\nAmount: 24,000 EUR'],
    [
      'team-room',
      'Sam Rivera made this record the team room for Field sales.\nIts notes hold the team’s handoff framework, SLAs and cards.',
    ],
    [
      'policy',
      'Sam Rivera updated the team’s SLAs. All times are working hours.\nAccept or return a handoff: within 4 h, reminder at 50%.\nFirst contact: within 24 h of acceptance.\nFeedback: within 1 working day of the meeting.',
    ],
    ['ask', 'Bea Novak asked Sam Rivera for help: contact has gone quiet.\nDana does not answer.'],
    ['pulse', 'Bea Novak rated the handoffs 5 of 5.\nWould push back on losing SDR support: yes.'],
  ] as const)('says what was %s', (kind, note) => {
    expect(said(kind, 2)).toBe(note);
  });

  it('says sums and shares in one form, whatever they are said of', () => {
    const amount = { value: 1_250_000.5, currency: 'EUR' };
    const target = { from: '2026-10-01', to: '2026-12-31', amount };
    expect(said('target', 2, { body: target })).toMatch(/: 1,250,000\.5 EUR\.$/);
    const open = [{ ...amount, count: 30 }];
    const pipeline = { open, unvalued: 0, source: 'typed' as const };
    expect(said('pipeline', 2, { body: pipeline })).toContain('\n1,250,000.5 EUR in 30 deals.');
    const won = { result: 'won' as const, amount, text: '' };
    expect(said('outcome', 2, { body: won })).toContain('\nAmount: 1,250,000.5 EUR');
    const goals = said('goals', 2, { body: DEFAULT_GOALS });
    expect(goals).toContain('set the team’s goals.');
    expect(goals).toContain('Accepted: 90%; to look at under 80%, to act on under 70%.');
    expect(said('policy', 2)).toContain('reminder at 50%.');
  });

  it('keeps a currency of two lines on its own', () => {
    const amount = { value: 1, currency: 'EUR\nWon' };
    const won = { result: 'won' as const, amount, text: '' };
    expect(said('outcome', 2, { body: won })).toContain('\nAmount: 1 EUR Won');
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
        'How to reach Bea Novak: by chat (https://chat.example/bea), then by phone.',
        'Working hours: Mon, Tue, Wed, Thu, Fri, 09:00–17:00 (Berlin).',
        'Days off: 2026-12-24.',
        'SDR in the first meeting: first five minutes.',
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
      'Working hours: Mon, Tue, Thu, 09:00–12:00 and 13:00–17:00; Fri, 09:00–12:00 (Berlin).',
    );
    expect(note).toContain(
      'Days off: 2026-12-21 to 2027-01-08, 2027-02-01 from 12:00, 2027-02-02 to 2027-02-03 from 09:00 until 10:00.',
    );
  });

  it('keeps the lines of a message, with nothing that a CRM takes for quotation or markup', () => {
    const body = { text: '> I said\n-- \n<b>no</b>', question: false };
    const entry = anEntry('message', 2, { by: BDM, body });
    expect(describeEntry(entry, 'text')).toBe('Bea Novak wrote:\n› I said\n– \n‹b›no‹/b›');
    expect(describeEntry(entry, 'html')).toBe(
      '<p>Bea Novak wrote:<br>› I said<br>– <br>‹b›no‹/b›</p>',
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
