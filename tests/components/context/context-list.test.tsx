import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, movedTo, ofKind, putBack } from '@/components/context/context-list';
import { CONTEXT_KINDS } from '@/lib/handoff/brief/context';

const items = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    kind: fc.constantFrom(...CONTEXT_KINDS.slice(0, 3)),
    text: fc.constant('x'),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
);
const listAndOne = items.chain((list) => fc.tuple(fc.constant(list), fc.constantFrom(...list)));

describe('the lines of context', () => {
  it('are all there after any move, and other sections keep their order', () => {
    fc.assert(
      fc.property(listAndOne, fc.constantFrom(-1 as const, 1 as const), ([list, one], by) => {
        const after = moved(list, one.id, by);
        expect(after.toSorted(byId)).toEqual(list.toSorted(byId));
        for (const kind of CONTEXT_KINDS.filter((other) => other !== one.kind)) {
          expect(ofKind(after, kind)).toEqual(ofKind(list, kind));
        }
      }),
    );
  });

  it('are as before when one goes down and up again, unless it was the last', () => {
    fc.assert(
      fc.property(listAndOne, ([list, one]) => {
        fc.pre(ofKind(list, one.kind).at(-1) !== one);
        expect(moved(moved(list, one.id, 1), one.id, -1)).toEqual(list);
      }),
    );
  });

  it('are in each section as before when one is removed and put back', () => {
    fc.assert(
      fc.property(listAndOne, ([list, one]) => {
        const place = ofKind(list, one.kind).indexOf(one);
        const after = putBack(
          list.filter(({ id }) => id !== one.id),
          one,
          place,
        );
        for (const kind of CONTEXT_KINDS) expect(ofKind(after, kind)).toEqual(ofKind(list, kind));
      }),
    );
  });

  it('moved to another section go to its end', () => {
    fc.assert(
      fc.property(listAndOne, fc.constantFrom(...CONTEXT_KINDS), ([list, one], kind) => {
        fc.pre(kind !== one.kind);
        expect(ofKind(movedTo(list, one.id, kind), kind).at(-1)?.id).toBe(one.id);
      }),
    );
  });
});

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
