import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEntry } from '@/lib/handoff/entry';
import { type Around, composeBrief, previewBrief } from '@/lib/handoff/brief/compose';
import { type Draft, newDraft } from '@/lib/handoff/brief/draft';
import type { Person } from '@/lib/handoff/person';
import { renderBrief } from '@/lib/handoff/brief/brief';
import {
  aContextItem,
  aDraft,
  aFramework,
  anEntry,
  anId,
  AT,
  BDM,
  HANDOFF,
  SDR,
} from '../factories';

const around: Around & { readonly sdr: Person } = {
  facts: { name: 'Dana Whitfield', company: 'Northwind Foods' },
  framework: aFramework(),
  sdr: SDR,
  recordUrl: 'https://crm.example/leads/7',
  responseDue: AT,
  zone: 'Europe/Berlin',
};
const meeting = {
  ...{ title: 'First look', start: '2026-12-01T15:00', zone: 'Europe/Berlin', minutes: 30 },
  ...{ link: 'https://meet.example/abc', attendees: 'Dana <d@x.example>; Lee' },
};

function briefOf(draft: Draft, with_: Partial<typeof around> = {}) {
  const composed = composeBrief(draft, { ...around, ...with_ });
  if (!composed.ok) throw new Error(JSON.stringify(composed.problems));
  return composed.brief;
}

function problemsOf(draft: Draft, with_: Partial<typeof around> = {}) {
  const composed = composeBrief(draft, { ...around, ...with_ });
  return composed.ok ? [] : composed.problems.map(({ field, problem }) => `${field} ${problem}`);
}

describe('a draft becomes a brief', () => {
  it('with the facts of the CRM, and what was typed before them', () => {
    const brief = briefOf(aDraft({ lead: { company: 'Northwind Ltd', phone: ' 0102 ' } }));
    expect(brief.lead).toEqual({
      name: { value: 'Dana Whitfield', origin: 'crm' },
      company: { value: 'Northwind Ltd', origin: 'typed' },
      phone: { value: '0102', origin: 'typed' },
    });
  });

  it('with the qualification as it stands, the record and the due time', () => {
    const brief = briefOf(aDraft());
    expect(brief.qualification).toMatchObject({ total: 5, highest: 10, threshold: 5 });
    expect(brief).toMatchObject({ sdr: SDR, recipient: BDM, responseDue: AT });
    expect(brief.recordUrl).toBe('https://crm.example/leads/7');
  });

  it('with the meeting at the instant that its wall time is', () => {
    expect(briefOf(aDraft({ meeting })).meeting).toEqual({
      ...{ title: 'First look', start: Date.UTC(2026, 11, 1, 14), zone: 'Europe/Berlin' },
      ...{ minutes: 30, link: 'https://meet.example/abc' },
      attendees: ['Dana <d@x.example>', 'Lee'],
    });
  });

  it('with the next step due in the zone of the SDR, owned by the BDM unless said otherwise', () => {
    const step = { what: 'Send report', owner: '', due: '2026-12-01T09:00' };
    expect(briefOf(aDraft({ nextStep: step })).nextStep).toEqual({
      ...{ what: 'Send report', owner: BDM.name, due: Date.UTC(2026, 11, 1, 8) },
    });
    expect(briefOf(aDraft({ nextStep: { ...step, owner: 'Lee' } })).nextStep?.owner).toBe('Lee');
  });

  it('without what was left blank', () => {
    const brief = briefOf(
      aDraft({
        context: [aContextItem(), aContextItem({ id: 'c2', text: ' \n ' })],
        meeting: { ...meeting, start: '', link: ' ', attendees: '' },
        nextStep: { what: '', owner: BDM.name, due: '' },
      }),
    );
    expect(brief.context).toHaveLength(1);
    expect(Object.keys(brief)).not.toContain('meeting');
    expect(Object.keys(brief)).not.toContain('nextStep');
  });

  it('with invisible and reordering characters cleaned away', () => {
    const context = [aContextItem({ text: 'Pay\u202Egnp.exe \u200Bnow\u0000' })];
    expect(briefOf(aDraft({ context })).context[0]?.text).toBe('Paygnp.exe now');
  });

  it('that an entry can carry', () => {
    const brief = briefOf(aDraft({ meeting, sdrJoins: { choice: 'yes', why: ' ' } }));
    const entry = anEntry('handed-over', 1, { body: brief });
    expect(parseEntry(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  });

  it('without a qualification where the team has no framework', () => {
    const framework = aFramework({ criteria: [], threshold: 0 });
    expect(briefOf(aDraft({ scores: {} }), { framework }).qualification).toBeUndefined();
  });
});

describe('a line of context that is too long for one', () => {
  it('is handed over as several, whole, under ids of their own', () => {
    const text = Array.from({ length: 50 }, (_, n) => `She said thing number ${n}.`).join(' ');
    const { context } = briefOf(aDraft({ context: [aContextItem({ id: 'c1', text })] }));
    expect(context.map(({ id }) => id)).toEqual(['c1', 'c1.2', 'c1.3']);
    expect(context.map((item) => item.text).join(' ')).toBe(text);
    expect(context.every((item) => item.text.endsWith('.'))).toBe(true);
  });
});

describe('what stands in the way is named by field', () => {
  const wordy = 'x'.repeat(500);
  it.each<[string, Partial<Draft>, string]>([
    ['below the bar without a reason', { scores: {} }, 'belowBarReason missing'],
    [
      'a link of another kind',
      { meeting: { ...meeting, link: 'javascript:alert(1)' } },
      'meeting.link not-a-link',
    ],
    [
      'a half-typed link',
      { meeting: { ...meeting, link: 'meet.example' } },
      'meeting.link not-a-link',
    ],
    [
      'a zone that nobody knows',
      { meeting: { ...meeting, zone: 'Mars' } },
      'meeting.zone unknown-zone',
    ],
    [
      'a day that does not exist',
      { meeting: { ...meeting, start: '2026-02-30T10:00' } },
      'meeting.start not-a-time',
    ],
    ['a meeting without a time', { meeting: { ...meeting, start: '' } }, 'meeting.start missing'],
    [
      'a meeting of no length',
      { meeting: { ...meeting, minutes: 0 } },
      'meeting.minutes out-of-range',
    ],
    [
      'too many guests',
      {
        meeting: { ...meeting, attendees: Array.from({ length: 21 }, (_, n) => `g${n}`).join(',') },
      },
      'meeting.attendees too-many',
    ],
    [
      'a due date without a step',
      { nextStep: { what: '', owner: '', due: '2026-12-01T09:00' } },
      'nextStep.what missing',
    ],
    [
      'a due date that is none',
      { nextStep: { what: 'x', owner: '', due: 'soon' } },
      'nextStep.due not-a-time',
    ],
    [
      'a title of the meeting that is too long',
      { meeting: { ...meeting, title: wordy } },
      'meeting.title too-long',
    ],
    [
      'more context than a handoff holds, in one line',
      { context: [aContextItem({ text: 'word '.repeat(5000) })] },
      'context too-many',
    ],
    [
      'a person whom the CRM names by nothing',
      { recipient: { id: '22', name: ' ' } },
      'recipient not-valid',
    ],
    [
      'a brief that nobody would read',
      { context: Array.from({ length: 30 }, (_, n) => aContextItem({ id: `c${n}`, text: wordy })) },
      'brief too-long',
    ],
  ])('%s', (_, with_, problem) => {
    expect(problemsOf(aDraft(with_))).toEqual([problem]);
  });

  it('a lead without a name and a handoff to nobody, both at once', () => {
    const draft = aDraft({ lead: { name: '  ' }, recipient: undefined });
    expect(problemsOf(draft, { facts: {} })).toEqual(['lead.name missing', 'recipient missing']);
  });

  it('nothing where a reason is given for going below the bar', () => {
    const draft = aDraft({ scores: {}, belowBarReason: 'She asked for Bea by name.' });
    expect(briefOf(draft).belowBarReason).toBe('She asked for Bea by name.');
  });

  it('no reason is kept once the bar is met', () => {
    expect(briefOf(aDraft({ belowBarReason: 'old' })).belowBarReason).toBeUndefined();
  });
});

describe('the preview', () => {
  it('of an untouched draft is a brief of which nothing is known', () => {
    const ids = { handoff: HANDOFF, entry: anId(1) };
    const view = previewBrief(newDraft(ids), { facts: {}, framework: aFramework() });
    expect(renderBrief(view, 'text')).toMatch(/^Handoff: unnamed lead(?:\n|$)/);
  });

  it('leaves out what cannot stand, and shows the rest', () => {
    const view = previewBrief(aDraft({ meeting: { ...meeting, link: 'data:,x' } }), around);
    expect(view.meeting).toMatchObject({ title: 'First look' });
    expect(view.meeting?.link).toBeUndefined();
    const draft = aDraft({ meeting: { ...meeting, start: 'x' } });
    expect(previewBrief(draft, around).meeting).toBeUndefined();
  });

  it('never fails, whatever is typed anywhere', () => {
    const typed = fc.string({ unit: 'binary', maxLength: 40 });
    const drafts = fc.record({
      lead: fc.record({ name: typed, company: typed, email: typed }),
      belowBarReason: typed,
      context: fc.array(fc.record({ id: typed, kind: fc.constant('pain' as const), text: typed })),
      recipient: fc.record({ id: typed, name: typed }),
      meeting: fc.record({
        ...{ title: typed, start: typed, zone: typed, link: typed, attendees: typed },
        minutes: fc.double(),
      }),
      nextStep: fc.record({ what: typed, owner: typed, due: typed }),
    });
    fc.assert(
      fc.property(drafts, (typedDraft) => {
        const view = previewBrief(aDraft(typedDraft), around);
        expect(renderBrief(view, 'html')).toContain('Handoff');
        expect(renderBrief(view, 'chat')).toContain('Handoff');
        composeBrief(aDraft(typedDraft), around);
      }),
      { numRuns: 300 },
    );
  });
});
