import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameworkDiff } from '@/lib/handoff/qualification/framework-diff';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import { framework } from '../arbitraries';
import { aCriterion, aFramework } from '../factories';

const need = aCriterion();
const budget = aCriterion({ id: 'budget', name: 'Budget', duty: 'sdr-may' });
const timing = aCriterion({ id: 'timing', name: 'Timing' });
const before = aFramework();

/** With one of each id, as an editor makes them. */
const someFramework: fc.Arbitrary<Framework> = framework.map((one) => ({
  ...one,
  criteria: one.criteria.filter(
    ({ id }, index) => one.criteria.findIndex((other) => other.id === id) === index,
  ),
}));

describe('what a version says otherwise than the one before', () => {
  it('is nothing where only the version differs', () => {
    expect(frameworkDiff(before, aFramework({ version: 2 }))).toEqual([]);
  });

  it('names the new name and the new threshold', () => {
    const after = aFramework({ name: 'Two good questions', threshold: 7 });
    expect(frameworkDiff(before, after)).toEqual([
      { what: 'renamed', from: 'Two questions', to: 'Two good questions' },
      { what: 'threshold', from: 5, to: 7 },
    ]);
  });

  it('names criteria that came and went', () => {
    const after = aFramework({ criteria: [need, timing] });
    expect(frameworkDiff(before, after)).toEqual([
      { what: 'removed', criterion: budget },
      { what: 'added', criterion: timing },
    ]);
  });

  it('names each part of a criterion that changed, and knows the criterion by its id', () => {
    const asked = { ...need, name: 'Pain', weight: 2 };
    const after = aFramework({ criteria: [asked, budget] });
    expect(frameworkDiff(before, after)).toEqual([
      { what: 'changed', part: 'name', from: need, to: asked },
      { what: 'changed', part: 'weight', from: need, to: asked },
    ]);
  });

  it('names the order where the criteria that stayed stand in another', () => {
    const after = aFramework({ criteria: [budget, timing, need] });
    expect(frameworkDiff(before, after)).toEqual([
      { what: 'added', criterion: timing },
      { what: 'reordered', names: ['Budget', 'Need'] },
    ]);
  });

  it('does not call it an order when one only went from between', () => {
    const three = aFramework({ criteria: [need, timing, budget] });
    expect(frameworkDiff(three, before)).toEqual([{ what: 'removed', criterion: timing }]);
  });

  it('is nothing exactly where name, threshold and criteria are the same', () => {
    fc.assert(
      fc.property(someFramework, someFramework, (one, other) => {
        const next: Framework = { ...one, version: one.version + 1 };
        expect(frameworkDiff(one, next)).toEqual([]);
        const isSame = substance(one) === substance(other);
        expect(frameworkDiff(one, other).length === 0).toBe(isSame);
      }),
    );
  });

  it('told backwards, gives what came for what went', () => {
    fc.assert(
      fc.property(someFramework, someFramework, (one, other) => {
        const came = frameworkDiff(one, other).filter(({ what }) => what === 'added').length;
        const went = frameworkDiff(other, one).filter(({ what }) => what === 'removed').length;
        expect(came).toBe(went);
      }),
    );
  });
});

const substance = ({ name, threshold, criteria }: Framework) =>
  JSON.stringify([
    ...[name, threshold],
    criteria.map(({ id, name, question, weight, scale, duty }) => [
      ...[id, name, question, weight, scale, duty],
    ]),
  ]);
