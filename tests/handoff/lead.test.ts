import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FACT_LENGTH,
  factsFrom,
  isPartlyInBrief,
  LEAD_FIELD_LENGTH,
  leadFactsSchema,
  leadSchema,
  mergeLead,
} from '@/lib/handoff/brief/lead';

describe('what a CRM says of a lead', () => {
  it('is kept without characters that turn or hide text', () => {
    expect(factsFrom({ phone: '\u202Etxet\u202C\u0000 +1', company: ' Ode\nMills ' })).toEqual({
      phone: 'txet +1',
      company: 'Ode Mills',
    });
  });

  it('is absent where it is blank', () => {
    expect(factsFrom({ name: ' \u200B ', title: undefined })).toEqual({});
  });

  it('is whole though a brief holds less of it, which is told', () => {
    const long = '👨‍👩‍👧‍👦'.repeat(100);
    const facts = factsFrom({ title: long, name: 'Dana' });
    expect(facts).toEqual({ title: long, name: 'Dana' });
    expect(isPartlyInBrief(long)).toBe(true);
    const lead = mergeLead(facts, {});
    expect(leadSchema.safeParse(lead).success).toBe(true);
    // Between characters as readers see them, and shown to be cut.
    expect(lead.title?.value).toBe(`${'👨‍👩‍👧‍👦'.repeat(27)}…`);
    expect(isPartlyInBrief('x'.repeat(LEAD_FIELD_LENGTH))).toBe(false);
  });

  it('is bounded however long it is, and the others stay', () => {
    const { title, name } = factsFrom({ title: 'x'.repeat(1_000_000), name: 'Dana' });
    expect(title).toHaveLength(FACT_LENGTH);
    expect(name).toBe('Dana');
  });

  it('can always be sent', () => {
    const anything = fc.record({
      name: fc.string({ unit: 'binary', maxLength: 2400 }),
      email: fc.string({ unit: 'grapheme', maxLength: 400 }),
    });
    fc.assert(fc.property(anything, (said) => leadFactsSchema.safeParse(factsFrom(said)).success));
  });
});
