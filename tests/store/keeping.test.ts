import fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { quarantinedRows } from '@/lib/store/quarantine';
import { commitEntry } from '@/lib/store/logs/commit';
import { discardDraft, readDraft, saveDraft } from '@/lib/store/drafts';
import { handoffsBy, handoffsTo } from '@/lib/store/logs/handoffs';
import { countWaiting, heldRows } from '@/lib/store/outbox/outbox';
import { eraseEverything, exportEverything } from '@/lib/store/upkeep/local-data';
import { peopleOf, personKey, saveCard, savePeople } from '@/lib/store/people';
import { parseRecordKey, recordKey } from '@/lib/store/record-key';
import { receiveEntries } from '@/lib/store/logs/receive';
import { readFacts, saveFacts } from '@/lib/store/records';
import { isParticipant } from '@/lib/store/logs/participation';
import { asksFor } from '@/lib/store/logs/teams';
import { aDraft, aHandoverEntry, anEntry, anId, AT, BDM, SDR } from '../factories';
import { aCommit, newDatabase, OTHER_RECORD, RECORD } from './shelf';

const ORIGIN = 'https://crm.example';

const at = (person: string, origin = ORIGIN) => ({ origin, person });

describe('the key of a record', () => {
  it('is one for one record, and gives it back', () => {
    const part = fc.string();
    fc.assert(
      fc.property(fc.record({ origin: part, type: part, id: part }), (ref) => {
        expect(parseRecordKey(recordKey(ref))).toEqual(ref);
      }),
    );
  });
  it('is not confused by its own separator', () => {
    const one = recordKey({ origin: 'a|b', type: 'c', id: 'd' });
    expect(one).not.toBe(recordKey({ origin: 'a', type: 'b|c', id: 'd' }));
  });
});

describe('a draft', () => {
  it('is there again on its own record only', async () => {
    const db = newDatabase();
    await saveDraft(db, RECORD, aDraft(), AT);
    expect(await readDraft(db, RECORD)).toEqual(aDraft());
    expect(await readDraft(db, OTHER_RECORD)).toBeUndefined();
  });
  it('is gone when it is discarded', async () => {
    const db = newDatabase();
    await saveDraft(db, RECORD, aDraft(), AT);
    await discardDraft(db, RECORD);
    expect(await readDraft(db, RECORD)).toBeUndefined();
  });
  it('that no longer fits is set aside, not overwritten', async () => {
    const db = newDatabase();
    await db.drafts.put({ record: RECORD, draft: { old: 'words' } as never, changedAt: AT });
    expect(await readDraft(db, RECORD)).toBeUndefined();
    await saveDraft(db, RECORD, aDraft(), AT);
    expect(await quarantinedRows(db)).toMatchObject([
      { table: 'drafts', row: { draft: { old: 'words' } } },
    ]);
    expect(await readDraft(db, RECORD)).toEqual(aDraft());
  });
});

describe('what waits for whom', () => {
  it('is found by person, newest first, no more than asked for', async () => {
    const db = newDatabase();
    for (const n of [1, 3, 2]) {
      const entry = aHandoverEntry({ id: anId(n), handoff: anId(100 + n), at: AT + n });
      await commitEntry(db, aCommit({ entry, now: AT + n }));
    }
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
    expect(await handoffsTo(db, at(BDM.id), 2)).toHaveLength(2);
    expect(ids(await handoffsBy(db, at(SDR.id), 9))).toEqual([anId(103), anId(102), anId(101)]);
    expect(await handoffsTo(db, at('nobody'), 9)).toEqual([]);
  });

  it('is each CRM’s own, where two CRMs have people of the same numbers', async () => {
    const db = newDatabase();
    const other = recordKey({ origin: 'https://other.example', type: 'lead', id: '7' });
    const [here, there] = [aHandoverEntry(), aHandoverEntry({ id: anId(2), handoff: anId(102) })];
    await commitEntry(db, aCommit({ entry: here }));
    await commitEntry(db, aCommit({ record: other, entry: there, now: AT + 1 }));
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
    // No more than one is asked for: the newest of all is not of this CRM.
    expect(ids(await handoffsBy(db, at(SDR.id), 1))).toEqual([here.handoff]);
    expect(ids(await handoffsTo(db, at(BDM.id), 1))).toEqual([here.handoff]);
    expect(ids(await handoffsBy(db, at(SDR.id, 'https://other.example'), 9))).toEqual([anId(102)]);
    expect(ids(await handoffsTo(db, at(BDM.id, 'https://other.example'), 9))).toEqual([anId(102)]);
    expect(await handoffsBy(db, at(SDR.id, 'https://third.example'), 9)).toEqual([]);
  });

  it('is nothing at a CRM where only another’s namesake by number takes part', async () => {
    const db = newDatabase();
    await commitEntry(db, aCommit());
    const ask = anEntry('ask', 6, { id: anId(60), handoff: anId(61) });
    await receiveEntries(db, OTHER_RECORD, [{ entry: ask, noteId: 'n6' }], AT);
    for (const { id } of [SDR, BDM]) {
      expect(await isParticipant(db, at(id))).toBe(true);
      expect(await isParticipant(db, at(id, 'https://other.example'))).toBe(false);
    }
    expect(await asksFor(db, at(SDR.id))).toHaveLength(1);
    expect(await asksFor(db, at(SDR.id, 'https://other.example'))).toEqual([]);
  });
  it('is counted for the outbox, with what is blocked', async () => {
    const db = newDatabase();
    await commitEntry(db, aCommit());
    expect([await countWaiting(db), await heldRows(db)]).toEqual([1, []]);
    await db.outbox.toCollection().modify({ problem: { code: 'forbidden' } });
    expect([await countWaiting(db), (await heldRows(db)).length]).toEqual([1, 1]);
  });
});

describe('the people of a CRM', () => {
  it('are listed by name, for their own CRM', async () => {
    const db = newDatabase();
    await savePeople(db, ORIGIN, [SDR, BDM], AT);
    await savePeople(db, 'https://other.example', [SDR], AT);
    expect((await peopleOf(db, ORIGIN)).map(({ name }) => name)).toEqual([BDM.name, SDR.name]);
  });
  it('keep the card that was edited here when they are read again, and when they leave', async () => {
    const db = newDatabase();
    const card = defaultProfile('Europe/Berlin');
    await savePeople(db, ORIGIN, [SDR, BDM], AT);
    await saveCard(db, personKey(ORIGIN, BDM.id), card);
    await savePeople(db, ORIGIN, [SDR, { ...BDM, name: 'Bea Novak-Lind' }], AT);
    expect(await peopleOf(db, ORIGIN)).toMatchObject([{ name: 'Bea Novak-Lind', card }, {}]);
    await savePeople(db, ORIGIN, [], AT);
    expect(await peopleOf(db, ORIGIN)).toMatchObject([{ id: BDM.id, card }]);
  });
});

describe('damaged rows of what the CRM said', () => {
  it('a person without a name hides none of the others, and is mended by the next reading', async () => {
    const db = newDatabase();
    await savePeople(db, ORIGIN, [SDR, BDM], AT);
    const rows = [
      { key: personKey(ORIGIN, '7'), origin: ORIGIN, id: '7', seenAt: AT },
      { key: personKey(ORIGIN, '8'), origin: ORIGIN, id: '8', name: { length: 3 }, seenAt: AT },
    ];
    await db.people.bulkPut(rows as never);
    expect((await peopleOf(db, ORIGIN)).map(({ id }) => id)).toEqual([BDM.id, SDR.id]);
    await savePeople(db, ORIGIN, [SDR, BDM, { id: '7', name: 'Mina Ito' }], AT);
    expect((await peopleOf(db, ORIGIN)).map(({ id }) => id)).toEqual([BDM.id, '7', SDR.id]);
    expect((await quarantinedRows(db)).map(({ table }) => table)).toEqual(['people', 'people']);
  });
  it('facts that are no facts are as if never read', async () => {
    const db = newDatabase();
    for (const facts of [undefined, 7, { name: {} }, { name: { length: { valueOf: 0 } } }]) {
      await db.records.put({ record: RECORD, facts, readAt: AT } as never);
      expect(await readFacts(db, RECORD)).toBeUndefined();
    }
  });
});

const exportSchema = z.object({ tables: z.record(z.string(), z.array(z.unknown())) });

describe('what the user owns', () => {
  async function filled() {
    const db = newDatabase();
    for (const record of [RECORD, OTHER_RECORD]) {
      const entry = aHandoverEntry({ id: anId(record.length), handoff: recordHandoff(record) });
      await saveDraft(db, record, aDraft(), AT);
      await saveFacts(db, record, { name: 'Dana Whitfield' }, AT);
      await commitEntry(db, aCommit({ record, entry: { ...entry, id: recordHandoff(record) } }));
    }
    return db;
  }
  const recordHandoff = (record: string) => anId(record === RECORD ? 801 : 802);

  it('can be exported whole', async () => {
    const { tables } = exportSchema.parse(JSON.parse(await exportEverything(await filled())));
    const counts = Object.entries(tables).map(([name, rows]) => [name, rows.length]);
    expect(Object.fromEntries(counts)).toMatchObject({
      ...{ drafts: 2, handoffs: 2, outbox: 2, records: 2, people: 0 },
    });
  });
  it('can be erased altogether', async () => {
    const db = await filled();
    await eraseEverything(db);
    expect(await Promise.all(db.tables.map((table) => table.count()))).toEqual(
      db.tables.map(() => 0),
    );
  });
});
