import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BriefFormat, briefLines, briefSubject, renderBrief } from '@/lib/handoff/brief/brief';
import type { BriefView } from '@/lib/handoff/brief/brief-data';
import { readsMarks } from '@/lib/handoff/reach/channel';
import { brief as anyBrief } from '../arbitraries';
import { aBrief, BDM, SDR, aContextItem, aLead, aMeeting, aQualification } from '../factories';

const FORMATS: readonly BriefFormat[] = [
  ...(['html', 'text', 'note', 'note-html', 'email', 'chat', 'marked-chat'] as const),
  ...(['sms', 'call-script', 'voice-note'] as const),
];
const NOTHING: BriefView = { lead: {}, context: [] };
const linesOf = (data: BriefView, format: BriefFormat) => renderBrief(data, format).split('\n');

describe('the five headed lines', () => {
  it('carry the case, in this order', () => {
    expect(briefLines(aBrief())).toEqual([
      { kind: 'why-now', heading: 'Why now', text: 'Audit in January.' },
      {
        kind: 'pain',
        heading: 'Pain, in their words',
        text: 'We lose a truckload a month to wrong dates.',
      },
      { kind: 'promised', heading: 'Promised', text: 'A sample report before the call.' },
      {
        kind: 'next-step',
        heading: 'Next step',
        text: 'Show the date check. Owner: Bea Novak. Due Tue, Dec 1, 3:00 PM (Berlin).',
      },
      { kind: 'double-check', heading: 'Double-check', text: 'Is the budget hers?' },
    ]);
  });

  it('say plainly what nobody knows', () => {
    expect(briefLines(NOTHING).map((line) => line.text)).toEqual(Array(5).fill('Nothing noted'));
  });

  it('join several items into one line', () => {
    const context = [
      aContextItem({ kind: 'promised', text: 'A report.' }),
      aContextItem({ kind: 'promised', text: 'A price\nby Friday.' }),
    ];
    expect(briefLines(aBrief({ context }))[2]?.text).toBe('A report. A price by Friday.');
  });

  it('take the meeting for the next step where nothing else is agreed', () => {
    const brief = aBrief({ nextStep: undefined });
    expect(briefLines(brief)[3]?.text).toBe('Meeting Tue, Dec 1, 3:00 PM (Berlin)');
  });

  it.each(['text', 'note', 'email', 'chat', 'marked-chat'] as const)(
    'come first in the format %s',
    (format) => {
      const lines = linesOf(aBrief(), format).map((line) => line.replaceAll('*', ''));
      const first = lines.findIndex((line) => line.startsWith('Why now'));
      expect(first).toBeLessThanOrEqual(4);
      expect(lines.slice(first, first + 5).map((line) => line.split(':')[0])).toEqual(
        briefLines(aBrief()).map((line) => line.heading),
      );
    },
  );

  it.each(FORMATS)('are left out in the format %s where nobody noted anything', (format) => {
    const context = [aContextItem({ kind: 'why-now', text: 'Audit in January.' })];
    const text = renderBrief({ ...NOTHING, context, sdr: SDR, recipient: BDM }, format);
    expect(text).toContain('Audit in January.');
    expect(text).not.toMatch(/Nothing noted|Promised|promised|Double-check|In their words/);
    expect(renderBrief(NOTHING, format)).not.toMatch(/Nothing noted|<(?:p|ul)[^>]*><\/|\n\n\n|\n$/);
  });
});

describe('the note', () => {
  it('asks for an answer, says how, and tells the case in its first seven lines', () => {
    const lines = linesOf(aBrief(), 'note').filter((line) => line !== '');
    expect(lines.slice(0, 7)).toEqual([
      'Handoff: Dana Whitfield, Northwind Foods',
      'From Sam Rivera to Bea Novak. Please accept or return by Thu, Nov 26, 2:00 PM (Berlin), in Baton or by message to Sam.',
      'Why now: Audit in January.',
      'Pain, in their words: We lose a truckload a month to wrong dates.',
      'Promised: A sample report before the call.',
      'Next step: Show the date check. Owner: Bea Novak. Due Tue, Dec 1, 3:00 PM (Berlin).',
      'Double-check: Is the budget hers?',
    ]);
  });

  it('goes on with the meeting, more context, the qualification and what the record may not say', () => {
    const context = [...aBrief().context, aContextItem({ kind: 'avoid', text: 'Last year.' })];
    const lines = linesOf(aBrief({ context }), 'note');
    const headings = lines.filter((_, at) => at > 3 && lines[at - 1] === '');
    expect(headings).toEqual([
      ...[
        'Meeting',
        'More context',
        'Qualification: 7 of 10 (threshold 5, Two questions)',
        'Lead',
        'Record',
      ],
    ]);
    expect(lines.slice(lines.indexOf('Lead'))).toEqual([
      ...['Lead', '• Job title: VP Operations', '• Email: dana@northwind.example'],
      ...['• Phone: +44 20 7946 0102', ''],
      ...['Record', '• Open in the CRM: https://crm.example/leads/7'],
    ]);
  });

  it('says how to answer also where no time is set', () => {
    expect(linesOf(aBrief({ responseDue: undefined }), 'note')[1]).toBe(
      'From Sam Rivera to Bea Novak. Please accept or return, in Baton or by message to Sam.',
    );
  });

  it.each(['note', 'note-html', 'text', 'html', 'email', 'chat'] as const)(
    'tells every time in one zone, its offset once, in the format %s',
    (format) => {
      fc.assert(
        fc.property(
          anyBrief,
          fc.constantFrom('Asia/Kathmandu', 'America/New_York'),
          (data, zone) => {
            const { sdr, recipient, nextStep, responseDue, meeting } = data;
            const times = {
              ...(nextStep && { nextStep: { ...nextStep, what: 'x', owner: 'y' } }),
              responseDue,
            };
            const told = renderBrief(
              {
                ...{ sdr: { ...sdr, name: 'S' }, recipient: { ...recipient, name: 'R' }, lead: {} },
                ...{ context: [], zone: 'Pacific/Apia', ...times },
                ...(meeting && { meeting: { ...meeting, zone, title: '', attendees: [] } }),
              },
              format,
            );
            const cities = told.match(/(?:AM|PM) (?:\([^,)]*|UTC)/g) ?? [];
            expect(new Set(cities.map((city) => city.slice(3))).size).toBeLessThanOrEqual(1);
            expect(told.match(/UTC[+-]/g)?.length ?? 0).toBeLessThanOrEqual(1);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('has bold in HTML for the title, the labels of the five lines and the headings alone', () => {
    const bold = renderBrief(aBrief(), 'note-html').match(/(?<=<strong>).*?(?=<\/strong>)/g);
    expect(bold).toEqual([
      ...['Handoff: Dana Whitfield, Northwind Foods', 'Why now:', 'Pain, in their words:'],
      ...['Promised:', 'Next step:', 'Double-check:', 'Meeting'],
      ...['Qualification: 7 of 10 (threshold 5, Two questions)', 'Lead', 'Record'],
    ]);
  });

  it.each([
    ['It hurts.', '“It hurts.”'],
    ['“It hurts.”', '“It hurts.”'],
    ['"It hurts."', '"It hurts."'],
    ['„Es tut weh.“', '„Es tut weh.“'],
    ['It "hurts"', '“It "hurts"”'],
  ])('puts what the buyer said in quotation marks once: %j', (evidence, shown) => {
    const [first] = aQualification().criteria;
    const criteria = first ? [{ ...first, evidence }] : [];
    const text = renderBrief(aBrief({ qualification: aQualification({ criteria }) }), 'note');
    expect(text).toContain(`• Need: 4/5, confirmed: ${shown}\n`);
  });

  it.each([
    ['America/Argentina/Buenos_Aires', 'Tue, Dec 1, 2026, 11:00 AM (Buenos Aires, UTC-3)'],
    ['Etc/GMT+3', 'Tue, Dec 1, 2026, 11:00 AM UTC-3'],
    ['Asia/Tokyo', 'Tue, Dec 1, 2026, 11:00 PM (Tokyo, UTC+9)'],
    ['Pacific/Auckland', 'Wed, Dec 2, 2026, 3:00 AM (Auckland, UTC+13)'],
  ])('names the zone %s as people do', (zone, shown) => {
    expect(renderBrief(aBrief({ meeting: aMeeting({ zone }) }), 'note')).toContain(shown);
  });

  it('tells midnight and noon as clocks of twelve hours do', () => {
    const at = (start: number) =>
      renderBrief(aBrief({ meeting: aMeeting({ start, zone: 'UTC' }) }), 'note');
    expect(at(Date.UTC(2026, 11, 1))).toContain('Tue, Dec 1, 2026, 12:00 AM UTC');
    expect(at(Date.UTC(2026, 11, 1, 12, 5))).toContain('Tue, Dec 1, 2026, 12:05 PM UTC');
  });
});

describe('the brief', () => {
  it('is named after the lead', () => {
    expect(briefSubject(aBrief())).toBe('Handoff: Dana Whitfield, Northwind Foods');
    expect(briefSubject(NOTHING)).toBe('Handoff: unnamed lead');
  });

  it('tells who hands to whom, the lead, the score with its basis, meeting, links', () => {
    const text = renderBrief(aBrief(), 'text');
    for (const part of [
      ...['From Sam Rivera to Bea Novak.', 'Phone: +44 20 7946 0102'],
      ...['Qualification: 7 of 10 (threshold 5, Two questions)'],
      ...['Need: 4/5, confirmed: “It costs us 9,000 a month.”', 'Budget: 3/5, assumed'],
      ...['When: Tue, Dec 1, 2026, 3:00 PM (Berlin, UTC+1), 30 min'],
      ...['Join: https://meet.example/abc', 'Open in the CRM: https://crm.example/leads/7'],
      ...['Attendees: Dana Whitfield (dana@northwind.example)'],
      ...['Sam joins: first five minutes. She knows my voice.', 'Sequences: stopped'],
      ...['Please accept or return by Thu, Nov 26, 2:00 PM (Berlin).'],
    ]) {
      expect(text).toContain(part);
    }
  });

  it('leaves out the headings that have nothing to say', () => {
    expect(renderBrief(NOTHING, 'text')).not.toMatch(/Lead|Qualification|Meeting|More context/);
  });

  it('says what is unknown of a criterion, and yes or no where that is the scale', () => {
    const criterion = { id: 'x', name: 'Budget', points: 5, basis: 'confirmed', evidence: '' };
    const qualification = aQualification({
      criteria: [
        { ...criterion, scale: 'yes-no', basis: 'confirmed' },
        { ...criterion, name: 'Need', scale: 'yes-no', points: 0, basis: 'assumed' },
        { ...criterion, name: 'Timing', scale: '0-5', points: null, basis: 'unknown' },
      ],
    });
    const text = renderBrief(aBrief({ qualification }), 'text');
    expect(text).toContain('Budget: yes, confirmed');
    expect(text).toContain('Need: no, assumed');
    expect(text).toContain('Not covered yet: Timing');
  });

  it('says above the case why it is handed over though not qualified', () => {
    const text = renderBrief(aBrief({ belowBarReason: 'She asked for you by name.' }), 'note');
    expect(text.split('\n').slice(3, 6)).toEqual([
      'Not fully qualified: She asked for you by name.',
      '',
      'Why now: Audit in January.',
    ]);
  });

  it.each([
    ['America/New_York', 'Tue, Dec 1, 2026, 9:00 AM (New York, UTC-5)'],
    ['Asia/Kathmandu', 'Tue, Dec 1, 2026, 7:45 PM (Kathmandu, UTC+5:45)'],
    ['UTC', 'Tue, Dec 1, 2026, 2:00 PM UTC'],
    ['Mars/Olympus', 'Tue, Dec 1, 2026, 2:00 PM UTC'],
  ])('shows the meeting in its own zone %s', (zone, shown) => {
    expect(renderBrief(aBrief({ meeting: aMeeting({ zone }) }), 'text')).toContain(shown);
  });

  it('keeps quotes, emoji, CJK and right-to-left text as they are', () => {
    const words = '“¿Qué?” 👩‍👩‍👧 日本語 שלום עולם';
    const data = aBrief({ context: [aContextItem({ text: words })] });
    for (const format of FORMATS) expect(renderBrief(data, format)).toContain(words);
  });

  it('is the same text for the same data, in every format', () => {
    fc.assert(
      fc.property(anyBrief, fc.constantFrom(...FORMATS), (data, format) => {
        expect(renderBrief(structuredClone(data), format)).toBe(renderBrief(data, format));
      }),
    );
  });
});

describe('hostile text', () => {
  const HOSTILE = [
    ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg/onload=alert(1)>'],
    ...["' onmouseover='alert(1)", '&lt;b&gt;', '<!-- -->', '</p></li>', 'javascript:alert(1)'],
    ...['<!channel> <@U123>', '`rm -rf`', '*bold* ~gone~ _it_', '[x](javascript:alert(1))'],
    ...['> quoted', '-- \nsignature', '--', '\n> a\n-- b', '@here @channel', '{{7*7}} ${x}'],
    ...['baton1.eJwDAAAAAAE.0', '=HYPERLINK("x")', '\u00A0', 'a\tb'],
  ];
  const everywhere = (words: string): BriefView =>
    aBrief({
      sdr: { id: '1', name: words },
      recipient: { id: '2', name: words },
      lead: aLead({
        name: { value: words, origin: 'crm' },
        company: { value: words, origin: 'crm' },
      }),
      qualification: aQualification({
        framework: { id: 'x', name: words, version: 1 },
        criteria: [
          { id: 'x', name: words, scale: '0-5', points: 1, basis: 'assumed', evidence: words },
        ],
      }),
      belowBarReason: words,
      context: (['why-now', 'pain', 'promised', 'double-check', 'avoid', 'objection'] as const).map(
        (kind, index) => ({ id: `c${index}`, kind, text: words }),
      ),
      meeting: aMeeting({ title: words, attendees: [words] }),
      sdrJoins: { choice: 'yes', why: words },
      nextStep: { what: words, owner: words },
    });
  const ALLOWED =
    /<\/?(?:p|strong|ul|li)>|<br>|<(?:p|ul|span) dir="auto">|<\/span>|<a href="https?:\/\/[^"<>]*">|<\/a>/g;
  const expectOnlyOurTags = (html: string) => {
    expect(html.replace(ALLOWED, '')).not.toMatch(/[<>"']/);
  };

  it.each(HOSTILE)('%j is only text in HTML', (words) => {
    expectOnlyOurTags(renderBrief(everywhere(words), 'html'));
    expectOnlyOurTags(renderBrief(everywhere(words), 'note-html'));
  });

  it.each(HOSTILE)(
    '%j leaves a text note with no markup, quotation, signature or marker',
    (words) => {
      for (const line of linesOf(everywhere(words), 'note')) {
        expect(line).not.toMatch(/[<>]|^\s*(?:--|>)|baton\d\./);
      }
    },
  );

  it.each(HOSTILE)('%j mentions nobody and marks nothing up in a chat', (words) => {
    const chat = renderBrief(everywhere(words), 'marked-chat');
    expect(renderBrief(everywhere(words), 'chat')).toBe(chat.replaceAll('*', ''));
    expect(chat).not.toMatch(/[<>`~]|\]\(|(?<![\p{L}\p{N}._+-])@/u);
    for (const line of chat.split('\n')) {
      const stars = line.replace(/^(\s*)\*[^*]*\*/, '$1');
      expect(stars).not.toContain('*');
    }
  });

  it('leaves no address but web addresses to click on', () => {
    const data = aBrief({ recordUrl: 'javascript:alert(1)' });
    expect(renderBrief(data, 'html')).not.toContain('href="javascript');
  });

  it('of any kind is only text in HTML and harmless in a note', () => {
    fc.assert(
      fc.property(anyBrief, (data) => {
        expectOnlyOurTags(renderBrief(data, 'html'));
        expectOnlyOurTags(renderBrief(data, 'note-html'));
        expect(renderBrief(data, 'note')).not.toMatch(/[<>]|^\s*--|baton\d\./m);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the text message', () => {
  it('names the year of the next step where it is another than that of the answer', () => {
    const nextStep = { what: 'Send it', owner: 'Lee', due: Date.UTC(2027, 0, 5, 9) };
    expect(renderBrief(aBrief({ nextStep }), 'sms')).toContain(
      'Tue, Jan 5, 2027, 10:00 AM (Berlin)',
    );
  });

  it('carries who, why now, pain, next step and the record', () => {
    expect(renderBrief(aBrief(), 'sms')).toBe(
      'Handoff from Sam Rivera: Dana Whitfield, Northwind Foods. Why now: Audit in January. ' +
        'Pain: We lose a truckload a month to wrong dates. ' +
        'Next: Show the date check, Tue, Dec 1, 3:00 PM (Berlin). https://crm.example/leads/7',
    );
  });

  it('has at most 300 characters and no half of one, whatever the brief', () => {
    fc.assert(
      fc.property(anyBrief, (data) => {
        const message = renderBrief(data, 'sms');
        expect(message.length).toBeLessThanOrEqual(300);
        expect(message.isWellFormed()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a link whole or not at all', () => {
    const recordUrl = `https://crm.example/${'x'.repeat(280)}`;
    expect(renderBrief(aBrief({ recordUrl }), 'sms')).not.toContain('https');
  });
});

describe('what is spoken', () => {
  it('is a call of half a minute in whole sentences', () => {
    const script = renderBrief(aBrief(), 'call-script');
    expect(script.split('\n')[0]).toBe(
      'Hi Bea, it’s Sam Rivera. I’ve got a handoff for you: Dana Whitfield, VP Operations at Northwind Foods.',
    );
    expect(script).toContain('One thing to double-check: Is the budget hers?\n');
    expect(script.split(/\s+/).length).toBeLessThanOrEqual(90);
  });

  it('stays short however long the context is', () => {
    const context = aBrief().context.map((item) => ({ ...item, text: 'word '.repeat(100).trim() }));
    const script = renderBrief(aBrief({ context }), 'call-script');
    expect(script.split(/\s+/).length).toBeLessThanOrEqual(170);
  });

  it('is a list of points to glance at for a voice note', () => {
    const points = linesOf(aBrief(), 'voice-note');
    expect(points[0]).toBe('1. Who: Dana Whitfield, VP Operations at Northwind Foods');
    expect(points[1]).toBe('2. Why now: Audit in January.');
  });
});

describe('stars around headings', () => {
  it('stand in the text for a chat that reads them, and in no other', () => {
    expect(renderBrief(aBrief(), 'marked-chat')).toContain('*Why now:* Audit in January.');
    expect(renderBrief(aBrief(), 'chat')).toContain('Why now: Audit in January.');
    expect(renderBrief(aBrief(), 'chat')).not.toContain('*');
  });

  it.each([
    ...['https://wa.me/4930123', 'wa.me/4930123', 'https://api.whatsapp.com/send?phone=4930123'],
    ...[
      'https://acme.slack.com/team/U1',
      'app.slack.com/client/T1/D2',
      '@bea on Slack',
      'slack: bea',
    ],
    ...['https://chat.google.com/dm/x', 'https://mail.google.com/chat/u/0/#chat/dm/x'],
    ...['Google Chat, bea@team.example', 'WhatsApp +49 30 123', "What's app? no: whats-app 123"],
  ])('are read by the chat of %j', (handle) => {
    expect(readsMarks(handle)).toBe(true);
  });

  it.each([
    ...['', '@bea', 'bea@team.example', 'bea@my-slack.com', 'https://chat.example/bea'],
    ...['https://teams.microsoft.com/l/chat/0/0?users=bea@slack.com', 'Teams', 'Teams, not Slack'],
    ...['https://slack.com.evil.example/x', 'https://notslack.com/x', 'https://wa.me.example/1'],
    ...['https://mail.google.com/mail/u/0', 'https://t.me/bea', 'Mattermost @bea', 'slacker'],
  ])('are not known to be read by the chat of %j', (handle) => {
    expect(readsMarks(handle)).toBe(false);
  });
});
