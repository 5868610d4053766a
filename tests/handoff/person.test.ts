import fc from 'fast-check';
import { expect, it } from 'vitest';
import { personName, personSchema } from '@/lib/handoff/person';

it.each([
  ['Sam\u200E Rivera', 'Sam Rivera'],
  ['  Sam  ', 'Sam'],
  ['\u202E', '11'],
  ['S'.repeat(300), 'S'.repeat(200)],
])('a CRM’s name is one that an entry may have: %j', (name, called) => {
  expect(personName(name, '11')).toBe(called);
});

it('whatever a CRM calls somebody, an entry may name him', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      expect(personSchema.safeParse({ id: '11', name: personName(name, '11') }).success).toBe(true);
    }),
  );
});
