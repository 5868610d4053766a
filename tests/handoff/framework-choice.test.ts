import { describe, expect, it } from 'vitest';
import {
  begunWith,
  currentFramework,
  frameworkOf,
  movedToFramework,
  nextVersion,
} from '@/lib/handoff/qualification/framework-choice';
import { aCriterion, aDraft, aFramework, anId, AT, BDM } from '../factories';

const published = (version: number, with_ = {}) => ({
  ...{ at: AT, by: BDM, changes: '' },
  framework: aFramework({ id: 'ours', version, ...with_ }),
});
const versions = [published(1), published(2)];

describe('the framework of a draft', () => {
  it('is the team’s current version where no mark is given yet', () => {
    expect(frameworkOf({}, versions, 'bant')).toBe(versions[1]?.framework);
  });

  it('is the one of the settings where no team has published any', () => {
    expect(frameworkOf({}, [], 'bant').id).toBe('bant');
  });

  it('is the version that it was begun with, whatever is published since', () => {
    const begun = { frameworkId: 'ours', frameworkVersion: 1 };
    expect(frameworkOf(begun, versions, undefined)).toBe(versions[0]?.framework);
  });

  it('is the newest of the same framework where that version is not known', () => {
    const begun = { frameworkId: 'ours', frameworkVersion: 7 };
    expect(frameworkOf(begun, versions, undefined).version).toBe(2);
  });

  it('is one that ships where that was chosen, though the team has its own', () => {
    expect(frameworkOf({ frameworkId: 'meddic' }, versions, undefined).id).toBe('meddic');
  });
});

describe('beginning a checklist', () => {
  it('remembers the framework and its version, and stays with them', () => {
    const begun = begunWith(aDraft(), aFramework({ version: 3 }));
    expect(begun).toMatchObject({ frameworkId: 'two', frameworkVersion: 3 });
    expect(begunWith(begun, aFramework({ version: 4 }))).toBe(begun);
  });
});

describe('going over to another version', () => {
  const marked = aDraft({
    scores: {
      need: { points: 3, basis: 'confirmed', evidence: 'Every month.' },
      budget: { points: 5, basis: 'assumed', evidence: '' },
      gone: { points: 4, basis: 'assumed', evidence: 'Said so.' },
    },
  });

  it('keeps the marks, those of criteria that are gone too', () => {
    const draft = movedToFramework(marked, aFramework({ version: 2 }));
    expect(draft).toMatchObject({ frameworkId: 'two', frameworkVersion: 2 });
    expect(draft.scores).toEqual(marked.scores);
  });

  it('asks again for a mark that is neither yes nor no, and keeps its evidence', () => {
    const yesNo = ['need', 'budget'].map((id) => aCriterion({ id, scale: 'yes-no' }));
    const { scores } = movedToFramework(marked, aFramework({ criteria: yesNo }));
    expect(scores.need).toEqual({ points: null, basis: 'confirmed', evidence: 'Every month.' });
    expect(scores.budget?.points).toBe(5);
  });
});

describe('the number of the next version', () => {
  it('is one more than any that the team has given to its framework', () => {
    expect(nextVersion(versions, anId(1))).toEqual({ id: 'ours', version: 3 });
    const outOfOrder = [published(5), published(2)];
    expect(nextVersion(outOfOrder, anId(1))).toEqual({ id: 'ours', version: 6 });
  });

  it('begins at 1 under an id of its own: those that ship keep theirs', () => {
    expect(nextVersion([], anId(1))).toEqual({ id: anId(1), version: 1 });
    expect(currentFramework([])).toBeUndefined();
  });
});
