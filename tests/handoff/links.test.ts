import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '@/lib/handoff/reach/channel';
import { briefMessage } from '@/lib/handoff/brief/brief';
import { carriesAll, channelLink } from '@/lib/handoff/reach/channel-link';
import {
  googleCalendarLink,
  guestsOf,
  meetingWords,
  outlookCalendarLink,
  tooLongForLinks,
} from '@/lib/handoff/meeting/meeting-links';
import { someText } from '../arbitraries';
import { aBrief, aContextItem, aMeeting } from '../factories';

const message = { subject: 'Handoff: Dana & Co', body: 'Why now: audit\nPain: dates?' };

describe('the link that opens a channel', () => {
  it.each([
    [
      'email',
      'bea@team.example',
      'mailto:bea@team.example?subject=Handoff%3A%20Dana%20%26%20Co&body=Why%20now%3A%20audit%0D%0APain%3A%20dates%3F',
    ],
    ['call', '+44 (0)20 7946-0102', 'tel:+442079460102'],
    [
      'text',
      '+44 20 7946 0102',
      'sms:+442079460102?body=Why%20now%3A%20audit%0D%0APain%3A%20dates%3F',
    ],
    ['chat', 'https://chat.example/dm/U1', 'https://chat.example/dm/U1'],
    [
      'chat',
      'https://teams.microsoft.com/l/chat/0/0?users=bea%40team.example',
      'https://teams.microsoft.com/l/chat/0/0?users=bea%40team.example&message=Why%20now%3A%20audit%0D%0APain%3A%20dates%3F',
    ],
    [
      'voice-note',
      'https://wa.me/442079460102',
      'https://wa.me/442079460102?text=Why%20now%3A%20audit%0D%0APain%3A%20dates%3F',
    ],
    ['chat', 'https://constructor/x', 'https://constructor/x'],
    ['chat', 'https://__proto__/x', 'https://__proto__/x'],
  ] as const)('for %s to %s', (channel, handle, link) => {
    expect(channelLink(channel, handle, message)).toBe(link);
  });

  it.each([
    ['email', 'bea@team.example?bcc=evil@x.example'],
    ['email', 'bea@team.example,evil@x.example'],
    ['email', 'bea@team.example\r\nBcc: evil@x.example'],
    ['email', 'bea'],
    ['email', ''],
    ['call', '*#06#'],
    ['call', '123;ext=9'],
    ['call', 'javascript:alert(1)'],
    ['text', '+44?body=x'],
    ['chat', 'javascript:alert(1)'],
    ['chat', 'http://chat.example'],
    ['chat', 'slack://user'],
    ['chat', 'https://bea:secret@chat.example'],
    ['chat', '@bea'],
    ['in-person', 'https://desk.example'],
  ] as const)('for %s is none where the handle is %j', (channel, handle) => {
    expect(channelLink(channel, handle, message)).toBeUndefined();
  });

  it('lets no message add a recipient, header or parameter, and stays short enough to open', () => {
    const handles = fc.constantFrom(
      ...['a@b.example', '+4912345', 'https://wa.me/4912345', 'https://chat.example/x?y=1'],
    );
    const words = fc.oneof(someText(4000), fc.string({ unit: 'binary', maxLength: 3000 }));
    const plain = (channel: (typeof CHANNELS)[number], handle: string) =>
      [...new URL(channelLink(channel, handle, message) ?? 'x:').searchParams.keys()].join();
    fc.assert(
      fc.property(
        ...([fc.constantFrom(...CHANNELS), handles, words, words] as const),
        (channel, handle, subject, body) => {
          const link = channelLink(channel, handle, { subject, body });
          if (link === undefined) return;
          expect(link.length).toBeLessThanOrEqual(2000);
          expect(link).toMatch(/^(?:mailto|tel|sms|https):[\x21-\x7e]*$/);
          const keys = [...new URL(link).searchParams.keys()].join();
          expect([
            plain(channel, handle),
            plain(channel, handle).replace(/,?(?:body|text)$/, ''),
          ]).toContain(keys);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a brief that is too long for a link', () => {
  const PROSE = {
    English: 'The auditors of Northwind come in January and the dates are still kept by hand. ',
    German: 'Die Prüfer kommen im Januar, und die Fälligkeiten führt noch immer jemand von Hand. ',
    Russian: 'Аудиторы придут в январе, а сроки до сих пор ведут вручную в таблице. ',
    Arabic: 'يأتي المدققون في يناير وما زالت التواريخ تُكتب يدويا في جدول. ',
    Japanese: '監査は一月に来るが、期限の管理はまだ手作業の表計算で行われている。',
    Hindi: 'लेखा परीक्षक जनवरी में आएंगे और तारीखें अब भी हाथ से लिखी जाती हैं। ',
    flags: '🇰🇷🇩🇪👨‍👩‍👧‍👦👍🏽',
  };
  const recordUrl = 'https://crm.example/#/leads/show/4711';
  const briefIn = (prose: string) => ({
    ...aBrief(),
    recordUrl,
    meeting: aMeeting(),
    context: (['why-now', 'pain', 'promised', 'double-check', 'background'] as const).map((kind) =>
      aContextItem({ id: kind, kind, text: prose.repeat(5) }),
    ),
  });
  const HEADINGS = ['Why now', 'Pain, in their words', 'Promised', 'Next step', 'Double-check'];

  const to = [
    ['email', 'bea@team.example', 'body'],
    ['text', '+44 20 7946 0102', 'body'],
    ['voice-note', 'https://wa.me/442079460102', 'text'],
    ['chat', 'https://teams.microsoft.com/l/chat/0/0?users=bea@team.example', 'message'],
  ] as const;
  const all = Object.entries(PROSE).flatMap(([name, prose]) =>
    to.map(([channel, handle, parameter]) => ({ name, prose, channel, handle, parameter })),
  );

  it.each(all)(
    'carries the five lines, the meeting and the record first: $name, $channel',
    ({ prose, channel, handle, parameter }) => {
      const whole = briefMessage(briefIn(prose), 'email');
      const link = channelLink(channel, handle, whole) ?? '';
      expect(link.length).toBeLessThanOrEqual(2000);
      expect(carriesAll(link, whole)).toBe(false);
      const body = new URL(link).searchParams.get(parameter) ?? '';
      const lines = body.split('\r\n');
      expect(lines.slice(0, 5).map((line) => line.split(': ')[0])).toEqual(HEADINGS);
      // Each says something of its own, and none is cut within a character.
      const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
      const known = [...segments.segment(prose)].map(({ segment }) => segment);
      for (const line of lines.slice(0, 3)) {
        const said = line.slice(line.indexOf(': ') + 2).replace(/…$/u, '');
        expect(said.length).toBeGreaterThan(10);
        expect(known).toContain([...segments.segment(said)].at(-1)?.segment);
      }
      expect(body).toContain('\r\nMeeting: ');
      expect(lines).toContain(`Record: ${recordUrl}`);
      expect(lines.at(-1)).toMatch(/short form/);
    },
  );

  it('is told to be cut where only its subject is', () => {
    const short = { subject: `Handoff: ${'日'.repeat(300)}`, body: 'Why now: audit' };
    const link = channelLink('email', 'bea@team.example', short) ?? '';
    expect(new URL(link).searchParams.get('body')).toBe(short.body);
    expect(carriesAll(link, short)).toBe(false);
    expect(carriesAll(link.replace(/=.*&/, '=Handoff&'), { ...short, subject: 'Handoff' })).toBe(
      true,
    );
  });

  it('goes whole where it fits', () => {
    const short = briefMessage({ ...aBrief(), recordUrl }, 'sms');
    const link = channelLink('text', '+44 20 7946 0102', short) ?? '';
    expect(new URL(link).searchParams.get('body')).toBe(short.body);
    expect(carriesAll(link, short)).toBe(true);
  });
});

describe('the links to a calendar', () => {
  const brief = { ...aBrief(), meeting: aMeeting() };
  const words = meetingWords(brief);

  it('name the next step and its owner, and nothing that the buyer must not read', () => {
    expect(words).toEqual({
      title: 'Northwind Foods: first look',
      details:
        'Next step: Show the date check\nYour contact for the next step: Bea Novak\nJoin: https://meet.example/abc',
    });
    expect(meetingWords({ ...brief, meeting: aMeeting({ title: '' }) }).title).toBe(
      'Intro: Dana Whitfield (Northwind Foods) and Bea Novak',
    );
  });

  it('fill in an event of Google Calendar', () => {
    const link = new URL(googleCalendarLink(brief.meeting, words));
    expect(link.origin + link.pathname).toBe('https://calendar.google.com/calendar/render');
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      ...{ action: 'TEMPLATE', text: words.title, ctz: 'Europe/Berlin' },
      ...{ dates: '20261201T140000Z/20261201T143000Z', add: 'dana@northwind.example' },
      location: 'https://meet.example/abc',
    });
  });

  it('fill in an event of Outlook', () => {
    const link = new URL(outlookCalendarLink(brief.meeting, words));
    expect(link.origin).toBe('https://outlook.office.com');
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      ...{ subject: words.title, to: 'dana@northwind.example' },
      ...{ startdt: '2026-12-01T14:00:00Z', enddt: '2026-12-01T14:30:00Z' },
    });
  });

  it('take no parameter from what was typed', () => {
    const hostile = { ...brief, meeting: aMeeting({ title: 'x&add=evil@x.example#' }) };
    const link = new URL(googleCalendarLink(hostile.meeting, meetingWords(hostile)));
    expect(link.searchParams.getAll('add')).toEqual(['dana@northwind.example']);
    expect(link.searchParams.get('text')).toBe('x&add=evil@x.example#');
  });

  it('stay short enough to open with the longest of everything', () => {
    const meeting = aMeeting({
      title: '日'.repeat(200),
      link: `https://meet.example/${'x'.repeat(1900)}`,
      attendees: Array.from({ length: 20 }, (_, n) => `${'x'.repeat(60)}${n}@y.example`),
    });
    const long = meetingWords({ ...brief, meeting });
    expect(googleCalendarLink(meeting, long).length).toBeLessThan(4000);
    expect(outlookCalendarLink(meeting, long).length).toBeLessThan(4000);
  });

  const PROSE = {
    English: 'Show how the dates are checked. ',
    Russian: 'Показать, как проверяются сроки. ',
    Japanese: '期限の確認を見せる。',
    Hindi: 'तारीखों की जाँच दिखाना। ',
    flags: '🇰🇷🇩🇪👨‍👩‍👧‍👦👍🏽',
  };

  it.each(Object.entries(PROSE))(
    'carry how to join before all else, cut between characters, and say when all is too long: %s',
    (_, prose) => {
      const long = {
        ...brief,
        nextStep: { what: prose.repeat(80), owner: 'Bea Novak' },
        meeting: aMeeting({ title: prose.repeat(80) }),
      };
      const said = meetingWords(long);
      const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
      const known = [...segments.segment(prose)].map(({ segment }) => segment);
      const [google, outlook] = [
        new URL(googleCalendarLink(long.meeting, said)).searchParams,
        new URL(outlookCalendarLink(long.meeting, said)).searchParams,
      ];
      for (const [title = '', details = ''] of [
        [google.get('text') ?? '', google.get('details') ?? ''],
        [outlook.get('subject') ?? '', outlook.get('body') ?? ''],
      ]) {
        expect(details.split('\r\n')[0]).toBe('Join: https://meet.example/abc');
        for (const cut of [title, details]) {
          expect(cut).toMatch(/…$/u);
          const last = [...segments.segment(cut.slice(0, -1))].at(-1)?.segment;
          expect(known).toContain(last);
        }
      }
      expect(tooLongForLinks(long.meeting, said)).toBe(`${said.title}\n\n${said.details}`);
    },
  );

  it('are not too long for what people usually write', () => {
    expect(tooLongForLinks(brief.meeting, words)).toBeUndefined();
  });

  it('carry no half of an address, and say that it stayed behind', () => {
    const meeting = aMeeting({ link: `https://meet.example/${'x'.repeat(1500)}` });
    const said = meetingWords({ ...brief, meeting });
    const link = new URL(googleCalendarLink(meeting, said));
    expect(link.searchParams.has('location')).toBe(false);
    expect(tooLongForLinks(meeting, said)).toContain(meeting.link);
  });

  it('ask those guests whose address is known', () => {
    const attendees = ['Dana W. <d@x.example>', 'lee@x.example', 'Kim', '"A\r\nB" <a@b.example>'];
    expect(guestsOf({ attendees })).toEqual([
      { name: 'Dana W.', email: 'd@x.example' },
      { name: 'lee@x.example', email: 'lee@x.example' },
      { name: 'A B', email: 'a@b.example' },
    ]);
  });
});
