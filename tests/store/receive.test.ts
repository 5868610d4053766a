import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitEntry } from '@/lib/store/logs/commit';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { receiveEntries } from '@/lib/store/logs/receive';
import type { StoredEntry } from '@/lib/store/rows';
import { someLog } from '../arbitraries';
import { aHandoverEntry, anEntry, anId, AT, BDM, HANDOFF, SDR } from '../factories';
import { aCommit, newDatabase, OTHER_RECORD, RECORD, someStored } from './shelf';

const pasted = (stored: StoredEntry): StoredEntry => ({
  ...stored,
  entry: { ...stored.entry, unverified: true },
});

describe('taking in what notes hold', () => {
  it('counts what is new, and nothing the second time', async () => {
    const db = newDatabase();
    expect(await receiveEntries(db, RECORD, someStored(), AT)).toBe(3);
    expect(await receiveEntries(db, RECORD, someStored(), AT + 1)).toBe(0);
    expect(await handoffsOf(db, RECORD)).toMatchObject([{ state: 'accepted', log: { length: 3 } }]);
  });

  it('gives the same handoff in any order, any parts and any repetition', async () => {
    const logs = someLog(HANDOFF, [SDR, BDM]).map((log) =>
      log.map((entry, n) => ({ entry, noteId: `n${n}` })),
    );
    const twice = logs.chain((log) =>
      fc.tuple(
        fc.constant(log),
        fc.shuffledSubarray([...log, ...log], { minLength: log.length * 2 }),
        fc.nat(log.length),
      ),
    );
    await fc.assert(
      fc.asyncProperty(twice, async ([log, shuffled, cut]) => {
        const [one, other] = [newDatabase(), newDatabase()];
        await receiveEntries(one, RECORD, log, AT);
        await receiveEntries(other, RECORD, shuffled.slice(0, cut), AT);
        await receiveEntries(other, RECORD, shuffled.slice(cut), AT);
        const [expected] = await handoffsOf(one, RECORD);
        const [actual] = await handoffsOf(other, RECORD);
        expect(actual && foldRow(actual)).toEqual(expected && foldRow(expected));
        one.close();
        other.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('gives an entry that was sent from here the id of its note', async () => {
    const db = newDatabase();
    await commitEntry(db, aCommit());
    const found = [{ entry: aHandoverEntry(), noteId: 'n1' }];
    expect(await receiveEntries(db, RECORD, found, AT)).toBe(0);
    expect((await handoffsOf(db, RECORD))[0]?.log[0]?.noteId).toBe('n1');
  });

  it('learns nothing of an entry from a copy under a false name', async () => {
    const db = newDatabase();
    await commitEntry(db, aCommit());
    const copy = pasted({ entry: aHandoverEntry(), noteId: 'n9', edited: true });
    expect(await receiveEntries(db, RECORD, [copy], AT)).toBe(0);
    expect((await handoffsOf(db, RECORD))[0]?.log).toEqual([{ entry: aHandoverEntry() }]);
  });

  it('notices when the text of a known note is changed, and when it is changed back', async () => {
    const db = newDatabase();
    const note: StoredEntry = { entry: aHandoverEntry(), noteId: 'n1' };
    await receiveEntries(db, RECORD, [note], AT);
    await receiveEntries(db, RECORD, [{ ...note, edited: true }], AT);
    expect((await handoffsOf(db, RECORD))[0]?.log[0]?.edited).toBe(true);
    await receiveEntries(db, RECORD, [note], AT);
    expect((await handoffsOf(db, RECORD))[0]?.log[0]?.edited).toBeUndefined();
  });

  it('keeps the handoffs of one record apart', async () => {
    const db = newDatabase();
    const second = aHandoverEntry({ id: anId(50), handoff: anId(51), at: AT + 1 });
    await receiveEntries(db, RECORD, [...someStored(), { entry: second }], AT + 3_600_000);
    expect((await handoffsOf(db, RECORD)).map(({ id }) => id)).toEqual([HANDOFF, anId(51)]);
  });

  it('dates a handoff by its newest entry, but never in the future', async () => {
    const db = newDatabase();
    const later = anEntry('message', 2, { at: AT + 1e9 });
    await receiveEntries(db, RECORD, [{ entry: aHandoverEntry() }, { entry: later }], AT + 5);
    expect((await handoffsOf(db, RECORD))[0]?.changedAt).toBe(AT + 5);
  });
});

describe('a note pasted on another record', () => {
  it('takes no handoff away from its own', async () => {
    const db = newDatabase();
    await receiveEntries(db, RECORD, someStored(), AT);
    expect(await receiveEntries(db, OTHER_RECORD, someStored().map(pasted), AT)).toBe(0);
    expect(await handoffsOf(db, OTHER_RECORD)).toEqual([]);
    expect(await handoffsOf(db, RECORD)).toMatchObject([{ log: { length: 3 } }]);
  });

  it('gives way to the own one when that is read later', async () => {
    const db = newDatabase();
    await receiveEntries(db, OTHER_RECORD, someStored().map(pasted), AT);
    expect(await receiveEntries(db, RECORD, someStored(), AT)).toBe(3);
    expect(await handoffsOf(db, OTHER_RECORD)).toEqual([]);
    expect(await handoffsOf(db, RECORD)).toMatchObject([{ state: 'accepted' }]);
  });
});
