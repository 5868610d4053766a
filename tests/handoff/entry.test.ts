import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, parseEntry } from '@/lib/handoff/entry';
import { draftSchema, newDraft } from '@/lib/handoff/brief/draft';
import { mergeLead } from '@/lib/handoff/brief/lead';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import { decodeNote, encodeNote } from '@/lib/sync/codec';
import { knownEntry, unknownEntry } from '../arbitraries';
import { aDraft, aFramework, anEntry, anId, HANDOFF } from '../factories';

const asWritten = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('an entry that comes from outside', () => {
  it('is understood if it is of a kind that Baton knows', () => {
    fc.assert(
      fc.property(knownEntry(), (entry) => {
        expect(parseEntry(asWritten(entry))).toEqual(asWritten(entry));
      }),
      { numRuns: 300 },
    );
  });

  it('is kept as it is if a newer Baton wrote it', () => {
    fc.assert(
      fc.property(unknownEntry(), (entry) => {
        expect(parseEntry(asWritten(entry))).toEqual(asWritten(entry));
      }),
    );
  });

  it.each<[string, Record<string, unknown>]>([
    ['no id', { id: 'x' }],
    ['an id of another kind of UUID', { id: '6fa459ea-ee8a-4ca4-894e-db77e160355e' }],
    ['no author', { by: undefined }],
    ['an instant beyond time', { at: 1e17 }],
    ['half a millisecond', { at: 0.5 }],
    ['a body of another kind', { body: { text: 'hi' } }],
    ['text that reorders what one reads', { body: { remark: 'a\u202Eb' } }],
    ['too much text', { body: { remark: 'x'.repeat(501) } }],
    ['a turn that would end the count', { turn: 1e9 }],
    ['version none', { v: 0 }],
  ])('is none with %s', (_, with_) => {
    expect(parseEntry(asWritten({ ...anEntry('accepted', 1), ...with_ }))).toBeUndefined();
  });

  it('is none where a link of the brief could run something', () => {
    const entry = anEntry('handed-over', 1);
    const body = { ...entry.body, recordUrl: 'javascript:alert(1)' };
    expect(parseEntry({ ...entry, body })).toBeUndefined();
  });

  it('is none where a return says *other* and not what', () => {
    const body = { reason: 'other', text: ' ' };
    expect(parseEntry({ ...anEntry('returned', 1), body })).toBeUndefined();
  });

  it('carries nothing that no Baton has put there', () => {
    const hostile: unknown = JSON.parse(
      `{"__proto__":{"x":1},"extra":1,${JSON.stringify(anEntry('accepted', 1)).slice(1)}`,
    );
    expect(parseEntry(hostile)).toEqual(anEntry('accepted', 1));
  });

  const KINDS = ['meeting', 'pulse', 'goals', 'pipeline', 'review', 'handed-over'] as const;
  it.each(KINDS)('keeps what a later Baton said besides in its body: %s', (kind) => {
    const known = anEntry(kind, 1);
    // The type of a body leaves out what only a later Baton knows.
    const body: object = { ...known.body, sdrThere: true, later: { x: [1] } };
    const told = { ...known, body } as Entry;
    expect(parseEntry(asWritten(told))).toEqual(asWritten(told));
    expect(decodeNote(encodeNote(told, 'text'))).toEqual({
      ...{ ok: true, entry: asWritten(told), edited: false },
    });
  });

  it('keeps what a later Baton said besides in the brief of a revision', () => {
    const known = anEntry('revised', 1);
    const told = {
      ...known,
      body: { ...known.body, brief: { ...known.body.brief, later: true } },
    };
    expect(parseEntry(asWritten(told))).toEqual(asWritten(told));
  });

  it('is by its own author and of its own time, whatever its body says besides', () => {
    const forged = { at: 1, by: { id: '99', name: 'Somebody else' }, id: anId(99) };
    const kinds = ['pulse', 'framework', 'target', 'pipeline', 'review', 'figures'] as const;
    for (const kind of kinds) {
      const known = anEntry(kind, 3);
      const read = parseEntry(asWritten({ ...known, body: { ...known.body, ...forged } }));
      if (!read) throw new Error('It is an entry.');
      const team = foldTeam([read]);
      const { at, by } = known;
      const made = [team.pulses, team.frameworks, team.targets, team.pipelines, team.reviews];
      expect([...made.flat(), ...(team.figures ? [team.figures] : [])]).toMatchObject([{ at, by }]);
    }
  });

  describe('that calls things by one id', () => {
    const long = 'é'.repeat(60);
    const ids = ['x', 'x 2', 'x', 'x', long, long, long];
    const ownOf = ['x', 'x 2', 'x 3', 'x 4', long, `${long.slice(2)} 2`, `${long.slice(2)} 3`];
    const context = ids.map((id, n) => ({ id, kind: 'pain' as const, text: `Line ${n}` }));
    const mark = { scale: '0-5', points: 3, basis: 'confirmed', evidence: '' } as const;
    const marked = ids.map((id, n) => ({ id, name: `Criterion ${n}`, ...mark }));
    const qualification = {
      framework: { id: 'f', name: 'Ours', version: 1 },
      ...{ threshold: 3, total: 3, highest: 5, criteria: marked },
    };
    const brief = { ...anEntry('handed-over', 1).body, context, qualification };
    const criteria = ids.map((id, n) => ({
      ...{ id, name: `Criterion ${n}`, question: 'Who?', weight: 1 },
      ...{ scale: '0-5' as const, duty: 'sdr-may' as const },
    }));
    const published = { framework: aFramework({ criteria }), changes: '' };

    it.each([
      ['a brief', anEntry('handed-over', 1, { body: brief })],
      [
        'a brief that was revised',
        anEntry('revised', 2, { body: { ...anEntry('revised', 2).body, brief } }),
      ],
      ['a version of the framework', anEntry('framework', 1, { body: published })],
    ])('%s: each has its own, and nothing else is another', (_, entry) => {
      const read = parseEntry(asWritten(entry));
      const told = JSON.stringify(read);
      for (const id of ownOf) expect(told).toContain(JSON.stringify(id));
      const withoutIds = (value: unknown): unknown =>
        JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === 'id' ? undefined : one)));
      expect(withoutIds(read)).toEqual(withoutIds(entry));
      expect(parseEntry(asWritten(read))).toEqual(read);
      expect(decodeNote(encodeNote(entry, 'text'))).toEqual({
        ok: true,
        entry: read,
        edited: false,
      });
    });
  });

  it('never makes the reader fail', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseEntry(value)));
    fc.assert(fc.property(fc.json(), (json) => void parseEntry(JSON.parse(json))));
  });
});

describe('a draft', () => {
  it('begins empty', () => {
    const draft = newDraft({ handoff: HANDOFF, entry: anId(1) });
    expect(draftSchema.parse(draft)).toEqual(draft);
    expect(draft).toMatchObject({ lead: {}, scores: {}, context: [], quickLine: '' });
  });

  it('keeps whatever is typed, half-finished or dirty', () => {
    const dirty = 'a\u202E\u0000\uD83D';
    const draft = aDraft({
      lead: { name: dirty, phone: '' },
      scores: { need: { points: null, basis: 'unknown', evidence: dirty } },
      context: [{ id: 'c1', kind: 'pain', text: '' }],
      meeting: { title: '', start: '2026-1', zone: '', minutes: 0, link: 'htt', attendees: ',' },
      nextStep: { what: '', owner: '', due: '2' },
    });
    expect(draftSchema.parse(draft)).toEqual(draft);
  });
});

describe('the lead', () => {
  it('shows what was typed before what the CRM says, and never a blank', () => {
    expect(mergeLead({ name: 'Dana', phone: '1', title: ' ' }, { phone: '2', name: ' ' })).toEqual({
      name: { value: 'Dana', origin: 'crm' },
      phone: { value: '2', origin: 'typed' },
    });
  });
});
