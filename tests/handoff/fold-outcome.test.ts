import { describe, expect, it } from 'vitest';
import { type LoggedEntry, parseEntry } from '@/lib/handoff/entry';
import { DISQUALIFY_REASONS, RETURN_REASONS } from '@/lib/handoff/choices';
import { foldHandoff, nextActions } from '@/lib/handoff/fold';
import { anEntry, AT, BDM, SDR } from '../factories';

const accepted = [anEntry('handed-over', 1), anEntry('accepted', 2)];
const SPRING = AT + 120 * 86_400_000;
const NOT_NOW = {
  ...({ result: 'disqualified', reason: 'no-timing' } as const),
  ...{ backAt: SPRING, text: 'New budget year.' },
};
const notNow = anEntry('outcome', 4, { body: NOT_NOW });
const won = anEntry('outcome', 5);

const comeBack = (entries: readonly LoggedEntry[]) =>
  nextActions(foldHandoff(entries)).filter(({ kind }) => kind === 'pull-back');

describe('the outcome', () => {
  it('is won, with the amount', () => {
    const handoff = foldHandoff([...accepted, won]);
    expect(handoff).toMatchObject({
      state: 'won',
      outcome: { id: won.id, by: BDM, result: 'won', amount: { value: 24_000, currency: 'EUR' } },
    });
  });

  it.each(['lost', 'disqualified'] as const)('is %s, with the reason', (result) => {
    const body = { result, reason: 'competitor', text: '' } as const;
    const handoff = foldHandoff([...accepted, anEntry('outcome', 3, { body })]);
    expect(handoff).toMatchObject({ state: result, outcome: { result, reason: 'competitor' } });
  });

  it('is the BDM’s to record, once the lead is accepted', () => {
    expect(foldHandoff([...accepted, { ...won, by: SDR }]).state).toBe('accepted');
    expect(foldHandoff([anEntry('handed-over', 1), won]).state).toBe('handed-over');
  });

  it('needs a reason where it was not won, and a date where the reason is the time', () => {
    expect(parseEntry({ ...won, body: { result: 'lost', text: '' } })).toBeUndefined();
    const undated = { result: 'disqualified', reason: 'no-timing', text: '' };
    expect(parseEntry({ ...won, body: undated })).toBeUndefined();
  });
});

describe('a date to come back', () => {
  it('is asked of the SDR for that day', () => {
    const handoff = foldHandoff([...accepted, notNow]);
    expect(handoff.outcome).toMatchObject({ reason: 'no-timing', backAt: SPRING });
    expect(handoff.pullBacks).toEqual([
      {
        ...{ id: notNow.id, at: notNow.at, by: BDM, kind: 'come-back' },
        ...{ text: 'New budget year.', due: SPRING },
      },
    ]);
    expect(comeBack([...accepted, notNow])).toMatchObject([{ who: SDR, due: SPRING }]);
  });

  it('is answered like any other pull-back', () => {
    const answer = anEntry('pull-back-answered', 5, {
      body: { pullBack: notNow.id, result: 'done', text: 'They want a demo.' },
    });
    expect(comeBack([...accepted, notNow, answer])).toEqual([]);
    expect(foldHandoff([...accepted, notNow, answer]).state).toBe('disqualified');
  });
});

describe('an outcome that is corrected', () => {
  it('takes the place of the one before', () => {
    expect(foldHandoff([...accepted, notNow, won])).toMatchObject({
      ...{ state: 'won', outcome: { id: won.id, result: 'won' } },
    });
  });

  it('asks nobody to come back any more where the new one has no date', () => {
    expect(comeBack([...accepted, notNow, won])).toEqual([]);
    expect(foldHandoff([...accepted, notNow, won]).pullBacks).toEqual([]);
  });

  it('asks once, for the new date, where it has one', () => {
    const later = anEntry('outcome', 5, { body: { ...NOT_NOW, backAt: SPRING + 1 } });
    expect(comeBack([...accepted, notNow, later])).toMatchObject([
      { about: later.id, due: SPRING + 1 },
    ]);
  });

  it('leaves what was asked by itself, and what was answered already', () => {
    const asked = anEntry('pull-back', 3);
    const answer = anEntry('pull-back-answered', 5, {
      body: { pullBack: notNow.id, result: 'done', text: '' },
    });
    const corrected = [...accepted, asked, notNow, answer, anEntry('outcome', 6)];
    const { pullBacks } = foldHandoff(corrected);
    expect(pullBacks.map(({ id, answer }) => [id, answer?.result])).toEqual([
      [asked.id, undefined],
      [notNow.id, 'done'],
    ]);
  });

  it('is the same for both where two were recorded at once', () => {
    const other = { ...won, turn: 4 };
    const [one, two] = [
      [...accepted, notNow, other],
      [...accepted, other, notNow],
    ].map(foldHandoff);
    expect(one).toEqual(two);
    expect(one?.state).toBe('won');
  });
});

describe('rejection before contact and disqualification after it', () => {
  it('share no reason but words of their own', () => {
    const both = RETURN_REASONS.filter((reason) =>
      (DISQUALIFY_REASONS as readonly string[]).includes(reason),
    );
    expect(both).toEqual([]);
  });

  it('refuse each other’s reasons', () => {
    for (const reason of DISQUALIFY_REASONS) {
      const body = { reason, text: 'x' };
      expect(parseEntry({ ...anEntry('returned', 2), body })).toBeUndefined();
    }
    for (const reason of RETURN_REASONS) {
      const body = { result: 'disqualified', reason, text: 'x', backAt: AT };
      expect(parseEntry({ ...won, body })).toBeUndefined();
    }
  });

  it('keep their places: nothing is returned after the meeting, nothing disqualified before', () => {
    const met = [...accepted, anEntry('meeting', 3)];
    expect(foldHandoff([...met, anEntry('returned', 4)]).state).toBe('met');
    expect(foldHandoff([...met, notNow, anEntry('returned', 5)]).state).toBe('disqualified');
    expect(foldHandoff([anEntry('handed-over', 1), { ...notNow, turn: 2 }]).state).toBe(
      'handed-over',
    );
    const returned = [anEntry('handed-over', 1), anEntry('returned', 2), notNow];
    expect(foldHandoff(returned).state).toBe('returned');
  });
});
