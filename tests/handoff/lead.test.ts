import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsFrom, LEAD_FIELD_LENGTH, leadFactsSchema } from '@/lib/handoff/lead';

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

  it('is cut where it is too long, and the others stay', () => {
    const { title, name } = factsFrom({ title: 'x'.repeat(1_000_000), name: 'Dana' });
    expect(title).toHaveLength(LEAD_FIELD_LENGTH);
    expect(name).toBe('Dana');
  });

  it('can always be sent', () => {
    const anything = fc.record({
      name: fc.string({ unit: 'binary', maxLength: 400 }),
      email: fc.string({ unit: 'grapheme', maxLength: 400 }),
    });
    fc.assert(fc.property(anything, (said) => leadFactsSchema.safeParse(factsFrom(said)).success));
  });
});
