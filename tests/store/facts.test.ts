import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreQuarantined, quarantine } from '@/lib/store/quarantine';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { factsBetween, factsRow, firstFactAt } from '@/lib/store/facts';
import { forgetRecord, remember } from '@/lib/store/upkeep/forgetting';
import { eraseEverything } from '@/lib/store/upkeep/local-data';
import { migrateRows } from '@/lib/store/upkeep/migrate-rows';
import { markRemoved, receiveEntries } from '@/lib/store/logs/receive';
import { parseRecordKey } from '@/lib/store/record-key';
import { logTables } from '@/lib/store/logs/entry-logs';
import { aHandoverEntry, anEntry, anId, AT, HANDOFF } from '../factories';
import { history, play } from '../handoff/two-sides';
import { aCommit, newDatabase, OTHER_RECORD, RECORD, someStored } from './shelf';

const { origin } = parseRecordKey(RECORD);
const ALL = { from: 0, to: AT * 2 };

/** Whether the facts are those of the handoffs that are there, and of no others. */
async function fits(db: BatonDatabase): Promise<number> {
  const handoffs = await db.handoffs.orderBy('id').toArray();
  expect(await db.facts.orderBy('id').toArray()).toEqual(handoffs.map(factsRow));
  return handoffs.length;
}

describe('what the figures need of a handoff', () => {
  it('is written with what a person does', async () => {
    const db = newDatabase();
    await commitEntry(db, aCommit({ entry: anEntry('handed-over', 1) }));
    await commitEntry(db, aCommit({ entry: anEntry('accepted', 2) }));
    const { rows } = await factsBetween(db, origin, ALL);
    expect(rows).toMatchObject([
      { id: HANDOFF, record: RECORD, state: 'accepted', rounds: [{ how: 'accepted' }] },
    ]);
    expect(await fits(db)).toBe(1);
  });

  it('is the same however its notes were read, and when all is made anew', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(), async (one, cut) => {
        const stored = play(one).crm.map((entry, n) => ({ entry, noteId: `n${n}` }));
        const [whole, split] = [newDatabase(), newDatabase()];
        await receiveEntries(whole, RECORD, stored, AT);
        const at = cut % stored.length;
        await receiveEntries(split, RECORD, stored.slice(at), AT);
        await receiveEntries(split, RECORD, stored, AT);
        const facts = await whole.facts.toArray();
        expect(await split.facts.toArray()).toEqual(facts);
        await split.facts.clear();
        await split.handoffs.toCollection().modify({ v: 4 });
        await migrateRows(split, () => AT, Infinity);
        expect(await split.facts.toArray()).toEqual(facts);
        expect(await fits(whole)).toBe(1);
      }),
      { numRuns: 25 },
    );
  });

  it('goes with the handoff, and comes back with it', async () => {
    const db = newDatabase();
    await receiveEntries(db, RECORD, someStored(), AT);
    const forgotten = await forgetRecord(db, RECORD);
    expect(await db.facts.count()).toBe(0);
    await remember(db, forgotten);
    expect(await fits(db)).toBe(1);
    const row = await db.handoffs.get(HANDOFF);
    const misfit = { key: HANDOFF, row, now: AT };
    const seq = await db.write(logTables(db), () => quarantine(db, db.handoffs, misfit));
    expect(await db.facts.count()).toBe(0);
    expect(await restoreQuarantined(db, seq)).toBe(true);
    expect(await fits(db)).toBe(1);
    await eraseEverything(db);
    expect(await db.facts.count()).toBe(0);
  });

  it('stays where a note was taken from the CRM: what it said holds', async () => {
    const db = newDatabase();
    const stored = someStored().map((one) => ({ ...one, writtenAt: AT }));
    await receiveEntries(db, RECORD, stored, AT);
    await markRemoved(db, { record: RECORD, entries: [], noteIds: new Set(), until: AT * 2 });
    expect(await fits(db)).toBe(1);
  });

  it('is found by when the lead was handed over, at its own CRM alone', async () => {
    const db = newDatabase();
    await receiveEntries(db, RECORD, someStored(), AT);
    const [{ at } = { at: 0 }] = (await factsBetween(db, origin, ALL)).rows;
    expect(await firstFactAt(db, origin, AT * 2)).toBe(at);
    const count = async (from: number, to: number, where = origin) =>
      (await factsBetween(db, where, { from, to })).rows.length;
    expect(await count(at, at + 1)).toBe(1);
    expect(await count(at + 1, at + 2)).toBe(0);
    expect(await count(at - 1, at)).toBe(0);
    expect(await count(0, AT * 2, 'https://other.example')).toBe(0);
    expect(await firstFactAt(db, 'https://other.example', AT * 2)).toBeUndefined();
  });

  it('is found by when its people had to do with each other last, each handoff once', async () => {
    const db = newDatabase();
    const word = anEntry('message', 5, { id: anId(76), at: AT + 30 * 86_400_000 });
    await receiveEntries(db, RECORD, [...someStored(), { entry: word, noteId: 'late' }], AT);
    const [{ at } = { at: 0 }] = (await factsBetween(db, origin, ALL)).rows;
    const count = async (from: number, touchedFrom: number, where = origin) =>
      (await factsBetween(db, where, { from, to: Infinity, touchedFrom })).rows.length;
    expect(await count(at + 1, AT + 30 * 86_400_000)).toBe(1);
    expect(await count(0, 0)).toBe(1);
    expect(await count(at + 1, AT + 32 * 86_400_000)).toBe(0);
    expect(await count(0, 0, 'https://other.example')).toBe(0);
  });

  it('is not dated by words without a hand-over, nor by a clock that is ahead', async () => {
    const db = newDatabase();
    const first = () => firstFactAt(db, origin, AT + 60 * 60_000);
    const old = anEntry('accepted', 1, { id: anId(70), handoff: anId(71), at: 0 });
    const forged = aHandoverEntry({ id: anId(72), handoff: anId(73), at: -8.64e15 });
    const ahead = aHandoverEntry({ id: anId(74), handoff: anId(75), at: 8.64e15 });
    const notes = [old, { ...forged, unverified: true as const }, ahead].map((entry, n) => ({
      ...{ entry, noteId: `h${n}` },
    }));
    await receiveEntries(db, OTHER_RECORD, notes, AT);
    expect(await db.facts.count()).toBe(3);
    expect(await first()).toBeUndefined();
    await receiveEntries(db, RECORD, someStored(), AT);
    const [{ at } = { at: 0 }] = (await factsBetween(db, origin, { from: 1, to: AT * 2 })).rows;
    expect(await first()).toBe(at);
  });

  it('is left out and told where a row was damaged', async () => {
    const db = newDatabase();
    await receiveEntries(db, RECORD, someStored(), AT);
    await db.facts.toCollection().modify((row) => Reflect.deleteProperty(row, 'rounds'));
    expect(await factsBetween(db, origin, ALL)).toEqual({ rows: [], misfits: 1 });
    await commitEntry(db, aCommit({ entry: anEntry('message', 9, { id: anId(90) }) }));
    expect((await factsBetween(db, origin, ALL)).misfits).toBe(0);
  });
});
