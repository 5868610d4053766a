import { describe, expect, it } from 'vitest';
import { parseEntry } from '@/lib/handoff/entry';
import { foldHandoff } from '@/lib/handoff/fold';
import { anEntry, BDM, SDR } from '../factories';

const accepted = [anEntry('handed-over', 1), anEntry('accepted', 2)];
const feedback = anEntry('feedback', 4);
const bySam = anEntry('feedback', 5, {
  by: SDR,
  body: { rating: 5, wrong: [], helped: 'A quick answer', text: '' },
});

describe('feedback', () => {
  it('says how good the handoff was, which marks were wrong and what helped', () => {
    expect(foldHandoff([...accepted, feedback]).feedback).toEqual([
      { at: feedback.at, by: BDM, from: 'bdm', ...feedback.body, wrong: ['budget'] },
    ]);
  });

  it('goes both ways', () => {
    const { feedback: told } = foldHandoff([...accepted, feedback, bySam]);
    expect(told.map(({ from, rating }) => [from, rating])).toEqual([
      ['bdm', 4],
      ['sdr', 5],
    ]);
  });

  it('is the newest of each side', () => {
    const better = anEntry('feedback', 6, { body: { ...feedback.body, rating: 5 } });
    const { feedback: told } = foldHandoff([...accepted, feedback, bySam, better]);
    expect(told.map(({ from, rating }) => [from, rating])).toEqual([
      ['sdr', 5],
      ['bdm', 5],
    ]);
  });

  it('changes no state', () => {
    expect(foldHandoff([...accepted, anEntry('meeting', 3), feedback]).state).toBe('met');
  });

  it('does not count before acceptance, after a return or on what was taken back', () => {
    const begun = anEntry('handed-over', 1);
    for (const before of [[], [anEntry('returned', 2)], [anEntry('withdrawn', 2)]]) {
      const handoff = foldHandoff([begun, ...before, feedback]);
      expect(handoff.feedback).toEqual([]);
      expect(handoff.timeline.at(-1)).toEqual({ entry: feedback, ignored: 'not-entitled' });
    }
  });

  it.each([0, 6, 2.5])('has no rating of %d', (rating) => {
    expect(parseEntry({ ...feedback, body: { ...feedback.body, rating } })).toBeUndefined();
  });
});
