import { describe, expect, it } from 'vitest';
import { type LoggedEntry, parseEntry } from '@/lib/handoff/entry';
import { foldHandoff, nextActions } from '@/lib/handoff/fold';
import { anEntry, anId, AT, BDM, SDR } from '../factories';

const accepted = [anEntry('handed-over', 1), anEntry('accepted', 2)];
const asked = anEntry('pull-back', 3);
const answered = anEntry('pull-back-answered', 4, {
  body: { pullBack: asked.id, result: 'done', text: 'Called him.' },
});

const openOf = (entries: readonly LoggedEntry[]) =>
  nextActions(foldHandoff(entries)).filter(({ kind }) => kind === 'pull-back');

describe('asking the SDR back in', () => {
  it('says what is needed and by when, and is the SDR’s to answer', () => {
    const entries = [...accepted, asked];
    expect(foldHandoff(entries).pullBacks).toEqual([
      { id: asked.id, at: asked.at, by: BDM, ...asked.body },
    ]);
    expect(openOf(entries)).toEqual([
      { kind: 'pull-back', who: SDR, about: asked.id, due: asked.body.due },
    ]);
  });

  it('is the BDM’s alone, and not before the lead is accepted', () => {
    expect(foldHandoff([...accepted, { ...asked, by: SDR }]).pullBacks).toEqual([]);
    expect(foldHandoff([anEntry('handed-over', 1), asked]).pullBacks).toEqual([]);
  });

  it('changes no state, and still goes after the lead was won or lost', () => {
    expect(foldHandoff([...accepted, asked]).state).toBe('accepted');
    const later = anEntry('pull-back', 4);
    const won = [...accepted, anEntry('outcome', 3), later];
    expect(foldHandoff(won)).toMatchObject({ state: 'won', pullBacks: [{ id: later.id }] });
  });

  it('may be done more than once, each answered by itself', () => {
    const second = anEntry('pull-back', 5, { turn: 3 });
    const entries = [...accepted, asked, second, answered];
    expect(openOf(entries)).toMatchObject([{ about: second.id }]);
  });

  it('needs words where it is of no kind that is known', () => {
    const other = { ...asked, body: { kind: 'other', text: ' ' } };
    expect(parseEntry(other)).toBeUndefined();
    expect(parseEntry({ ...other, body: { kind: 'other', text: 'A demo.' } })).toBeDefined();
  });
});

describe('the answer to a pull-back', () => {
  it('ends the SDR’s turn and is kept beside what was asked', () => {
    expect(openOf([...accepted, asked, answered])).toEqual([]);
    expect(foldHandoff([...accepted, asked, answered]).pullBacks[0]?.answer).toEqual({
      ...{ at: answered.at, by: SDR, result: 'done', text: 'Called him.' },
    });
  });

  it('is the SDR’s alone', () => {
    expect(openOf([...accepted, asked, { ...answered, by: BDM }])).toHaveLength(1);
  });

  it('counts once: the first one, whichever device it came from', () => {
    const other = anEntry('pull-back-answered', 5, {
      ...{ turn: 4, at: AT + 5 * 60_000 },
      body: { pullBack: asked.id, result: 'cannot', text: 'He is away.' },
    });
    for (const entries of [
      [...accepted, asked, answered, other],
      [other, answered, asked, ...accepted],
    ]) {
      expect(foldHandoff(entries).pullBacks[0]?.answer).toMatchObject({ result: 'done' });
    }
  });

  it('to something that nobody asked changes nothing', () => {
    const stray = { ...answered, body: { ...answered.body, pullBack: anId(77) } };
    expect(openOf([...accepted, asked, stray])).toHaveLength(1);
  });

  it('must say why where it is *cannot*', () => {
    const body = { pullBack: asked.id, result: 'cannot' as const, text: '' };
    expect(parseEntry({ ...answered, body })).toBeUndefined();
    expect(parseEntry({ ...answered, body: { ...body, text: 'Left.' } })).toBeDefined();
  });

  it('can still be given after the lead was returned, or handed over again', () => {
    const returned = [...accepted, asked, anEntry('returned', 4)];
    expect(openOf(returned)).toHaveLength(1);
    expect(openOf([...returned, { ...answered, turn: 5 }])).toEqual([]);
    const again = [...returned, anEntry('revised', 5)];
    expect(openOf([...again, { ...answered, turn: 6 }])).toEqual([]);
  });

  it('is asked of nobody once the lead was taken back', () => {
    const withdrawn = [...accepted, asked, anEntry('returned', 4), anEntry('withdrawn', 5)];
    expect(foldHandoff(withdrawn).state).toBe('withdrawn');
    expect(nextActions(foldHandoff(withdrawn))).toEqual([]);
  });
});
