import { describe, expect, it } from 'vitest';
import { feedbackInTime, satisfaction, wrongCriteria } from '@/lib/metrics/afterwards';
import { talkedThrough } from '@/lib/metrics/answers';
import { aKnowledge, told } from './histories';

const on = (day: number, hour = 9) =>
  `2026-10-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+02:00`;
type Entries = Parameters<typeof told>[1];
const CRITERIA = { criteria: [['budget', 4, 'assumed']] };
/** Bea takes it, rates it with two, and gives it back to Sam, who hands it to another BDM. */
const givenOn: Entries = [
  ['handed-over', 'sam', on(5), CRITERIA],
  ['accepted', 'bea', on(5, 10)],
  ['feedback', 'bea', on(5, 11), { rating: 2, wrong: ['budget'] }],
  ['revised', 'sam', on(6), { to: 'dot', ...CRITERIA }],
  ['accepted', 'dot', on(6, 10)],
  ['meeting', 'dot', on(7)],
];

describe('a handoff that another BDM has now', () => {
  const knowledge = aKnowledge({ now: Date.parse(on(30)) });

  it('has no feedback in time of theirs, where only the former one gave any', () => {
    const { x, n } = feedbackInTime([told('a', givenOn)], knowledge);
    expect({ x, n }).toEqual({ x: 0, n: 1 });
  });

  it('waits for their feedback while it is not due', () => {
    const now = Date.parse(on(7, 10));
    const found = feedbackInTime([told('a', givenOn)], aKnowledge({ now }));
    expect(found).toMatchObject({ n: 0, notDue: 1 });
  });

  it('counts neither the former BDM’s rating nor what they called wrong', () => {
    const rows = [told('a', givenOn)];
    expect(satisfaction(rows)).toMatchObject({ n: 0, mean: undefined });
    expect(wrongCriteria(rows)).toEqual({ ranked: [], tooFew: [] });
  });

  it('counts the rating of whoever has it, and when they gave their first', () => {
    const entries: Entries = [...givenOn, ['feedback', 'dot', on(7, 12), { rating: 5 }]];
    const rows = [told('a', entries)];
    expect(rows[0]?.feedback).toEqual({ first: Date.parse(on(7, 12)), rating: 5, wrong: [] });
    expect(satisfaction(rows)).toMatchObject({ x: 1, n: 1, mean: 5 });
    expect(feedbackInTime(rows, knowledge)).toMatchObject({ x: 1, n: 1 });
  });

  it('counts what the first BDM said, once it is theirs again: nobody asks them twice', () => {
    const entries: Entries = [
      ...givenOn.slice(0, 4),
      ['revised', 'sam', on(6, 10), { to: 'bea', ...CRITERIA }],
      ['accepted', 'bea', on(6, 11)],
      ['meeting', 'bea', on(7)],
    ];
    const rows = [told('a', entries)];
    expect(rows[0]?.feedback).toEqual({
      ...{ first: Date.parse(on(5, 11)), rating: 2, wrong: ['budget'] },
    });
  });

  it('is talked through in time before their own meeting, whatever became of the former one’s', () => {
    const entries: Entries = [
      ['handed-over', 'sam', on(5), { meeting: on(6) }],
      ['accepted', 'bea', on(5, 10)],
      ['meeting', 'bea', on(6, 10), { result: 'no-show' }],
      ['meeting', 'bea', on(6, 11), { result: 'rescheduled', start: on(9) }],
      ['revised', 'sam', on(7), { to: 'dot', meeting: on(6) }],
      ['verbal-handover', 'sam', on(7, 12)],
      ['accepted', 'dot', on(8)],
      ['meeting', 'dot', on(9, 10)],
    ];
    const rows = [told('a', entries)];
    expect(rows[0]?.talkBy).toBe(Date.parse(on(9)));
    expect(talkedThrough(rows, { firstChannelOf: () => undefined })).toMatchObject({ x: 1, n: 1 });
  });
});
