import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { quarantinedRows } from '@/lib/store/quarantine';
import { commitEntry } from '@/lib/store/logs/commit';
import { type BatonDatabase, openDatabase } from '@/lib/store/database';
import { readDraft, saveDraft } from '@/lib/store/drafts';
import { keepRecording } from '@/lib/store/outbox/files';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { saveFormDraft } from '@/lib/store/form-drafts';
import { setMisfitsAside } from '@/lib/store/outbox/outbox';
import { finishStep, postponeRow, markSent, queueOf } from '@/lib/store/outbox/outbox-progress';
import { giveUp } from '@/lib/store/outbox/giving-up';
import { exportEverything } from '@/lib/store/upkeep/local-data';
import { saveCard, savePeople } from '@/lib/store/people';
import { setMark } from '@/lib/store/logs/read-marks';
import { migrateRows } from '@/lib/store/upkeep/migrate-rows';
import { receiveEntries } from '@/lib/store/logs/receive';
import { readFacts, saveFacts } from '@/lib/store/records';
import { readRecordStatus } from '@/lib/store/logs/record-status';
import { saveRoom } from '@/lib/store/logs/teams';
import { tryStore } from '@/lib/store/store-error';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { aDraft, aHandoverEntry, anEntry, anId, aRecording, AT, BDM, SDR } from '../factories';
import { allOf, leaveFirstVersion, ROWS_V1 } from './corpus-v1';
import { aCommit, newDatabase, newName, OTHER_RECORD, RECORD, someStored } from './shelf';

const ORIGIN = 'https://crm.example';

afterEach(() => vi.restoreAllMocks());

/** All rows, as a person would find them in the export. */
async function rowsOf(db: BatonDatabase): Promise<unknown> {
  return Promise.all(db.tables.map((table) => table.toArray()));
}

async function filled(): Promise<BatonDatabase> {
  const name = newName();
  await leaveFirstVersion(name);
  const db = openDatabase(name);
  await db.open();
  return db;
}

/** Every kind of write that there is, each on rows that are there. */
const WRITES: Readonly<Record<string, (db: BatonDatabase) => Promise<unknown>>> = {
  'a draft': (db) => saveDraft(db, RECORD, aDraft(), AT),
  'a draft in the place of an older one': (db) => saveDraft(db, OTHER_RECORD, aDraft(), AT),
  'a hand-over': (db) =>
    commitEntry(db, aCommit({ entry: aHandoverEntry({ id: anId(90), handoff: anId(91) }) })),
  'an answer': (db) => commitEntry(db, aCommit({ entry: anEntry('message', 92) })),
  'a team’s entry': (db) =>
    commitEntry(db, aCommit({ entry: anEntry('ask', 93, { handoff: anId(94) }) })),
  'what notes hold': (db) => receiveEntries(db, OTHER_RECORD, aNewHandoff(), AT),
  'the facts of a lead': (db) => saveFacts(db, OTHER_RECORD, { name: 'Dana' }, AT),
  people: (db) => savePeople(db, ORIGIN, [SDR, BDM, { id: '33', name: 'Mina Ito' }], AT),
  'a card': (db) => saveCard(db, `${ORIGIN}|${SDR.id}`, defaultProfile('Europe/Berlin')),
  'a recording': (db) => keepRecording(db, aRecording({ id: anId(95) }), undefined),
  'what is typed into a form': (db) => saveFormDraft(db, 'return', { text: 'Half a' }),
  'a mark': (db) => setMark(db, 'feedback', AT),
  'a room': (db) => saveRoom(db, ORIGIN, OTHER_RECORD),
  'that a request leaves': async (db) => {
    const [, row] = await queueOf(db, ORIGIN);
    if (row) await markSent(db, row, 'note', AT);
  },
  'that a step is done': async (db) => {
    const [row] = await queueOf(db, ORIGIN);
    if (row) await finishStep(db, row, { step: 'note', noteId: 'n9', now: AT });
  },
  'that a row waits': async (db) => {
    const [row] = await queueOf(db, ORIGIN);
    const problem = { code: 'unreachable' } as const;
    if (row) await postponeRow(db, row, { problem, notBefore: AT, attempts: 1 });
  },
  'what is given up': (db) => giveUp(db, 2, AT),
  'a row set aside': async (db) => {
    await setMisfitsAside(db, AT);
  },
};

function aNewHandoff() {
  return someStored().map(({ entry, noteId }) => ({
    entry: { ...entry, handoff: anId(96) },
    ...(noteId !== undefined && { noteId }),
  }));
}

describe.each(Object.entries(WRITES))('on a full disk, %s', (_, write) => {
  it('is told as not saved, and nothing that was there is lost or half written', async () => {
    const db = await filled();
    if (write === WRITES['a row set aside']) await db.outbox.update(2, { steps: [] });
    const before = await rowsOf(db);
    const full = new DOMException('No space left', 'QuotaExceededError');
    // The disk has room for some of what is written and not for the rest.
    for (const room of [0, 1, 2]) {
      let left = room;
      const limited = (name: 'add' | 'put') => {
        const write = trueWrite(name);
        return function (this: IDBObjectStore, ...values: unknown[]) {
          left -= 1;
          if (left < 0) throw full;
          return write(this, values);
        };
      };
      vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(limited('add'));
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(limited('put'));
      const result = await tryStore(() => write(db));
      const needed = room - left;
      vi.restoreAllMocks();
      if (room === 0 || needed > room) {
        expect(result).toEqual({ ok: false, error: 'full' });
        expect(await rowsOf(db)).toEqual(before);
      }
      if (result.ok) break;
    }
    expect(await tryStore(() => write(db))).toMatchObject({ ok: true });
  });
});

/** The browser's own way to write, which a test is about to stand in for. */
function trueWrite(name: 'add' | 'put') {
  const method: unknown = Reflect.get(IDBObjectStore.prototype, name);
  if (typeof method !== 'function') throw new Error(`no ${name}`);
  return (store: IDBObjectStore, values: unknown[]) =>
    Reflect.apply(method, store, values) as IDBRequest<IDBValidKey>;
}

describe('a transaction that the browser gives up', () => {
  /** The browser aborts the next so many transactions when all of their work is done. */
  function abortsLate(many: number) {
    let left = many;
    const given = new Set<IDBTransaction>();
    const put = trueWrite('put');
    return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...values: unknown[]
    ) {
      const request = put(this, values);
      if (left > 0 && !given.has(this.transaction)) {
        left -= 1;
        given.add(this.transaction);
        request.addEventListener('success', () => this.transaction.abort());
      }
      return request;
    });
  }
  it('is done once more, and nothing is there twice', async () => {
    const db = newDatabase();
    await db.open();
    abortsLate(1);
    expect(await tryStore(() => saveDraft(db, RECORD, aDraft(), AT))).toMatchObject({ ok: true });
    expect(await readDraft(db, RECORD)).toEqual(aDraft());
  });
  it('is done once more as a whole: an entry and its row in the queue, one of each', async () => {
    const db = newDatabase();
    await db.open();
    abortsLate(1);
    expect(await commitEntry(db, aCommit())).toBe('written');
    expect([(await handoffsOf(db, RECORD)).length, await db.outbox.count()]).toEqual([1, 1]);
  });
  it('twice is told as not saved, and nothing is half written', async () => {
    const db = newDatabase();
    await db.open();
    abortsLate(2);
    expect(await tryStore(() => commitEntry(db, aCommit()))).toMatchObject({ ok: false });
    expect([(await handoffsOf(db, RECORD)).length, await db.outbox.count()]).toEqual([0, 0]);
  });
});

describe('a connection that the browser has closed', () => {
  it('is opened again by the next reading and the next writing', async () => {
    const db = newDatabase();
    await saveDraft(db, RECORD, aDraft(), AT);
    db.backendDB().close();
    expect(await tryStore(() => readDraft(db, RECORD))).toEqual({ ok: true, value: aDraft() });
    db.backendDB().close();
    const typed = aDraft({ quickLine: 'Call after four' });
    expect(await tryStore(() => saveDraft(db, RECORD, typed, AT))).toMatchObject({ ok: true });
    const native = db.backendDB();
    native.close();
    native.onclose?.(new Event('close'));
    expect(await readDraft(db, RECORD)).toEqual(typed);
  });
  it('is opened again however often that happens', async () => {
    const db = newDatabase();
    for (let n = 0; n < 10; n += 1) {
      await saveDraft(db, RECORD, aDraft({ quickLine: `${n}` }), AT);
      db.backendDB().close();
      expect(await readDraft(db, RECORD)).toMatchObject({ quickLine: `${n}` });
    }
  });
});

describe('rows that somebody has deleted', () => {
  it('any of them, of any table: nothing throws, and what is left is shown', async () => {
    const tables = Object.keys(ROWS_V1);
    const keep_ = fc.dictionary(fc.constantFrom(...tables), fc.array(fc.boolean()), {
      minKeys: 1,
    });
    await fc.assert(
      fc.asyncProperty(keep_, async (gone) => {
        const db = await filled();
        for (const [table, flags] of Object.entries(gone)) {
          const keys = await db.table(table).toCollection().primaryKeys();
          await db.table(table).bulkDelete(keys.filter((_, index) => flags[index] ?? true));
        }
        const left = await db.handoffs.toCollection().primaryKeys();
        const all = await allOf(db);
        expect([...all.handoffs, ...all.others].map(({ id }) => id).sort()).toEqual(left.sort());
        expect((await readRecordStatus(db, RECORD)).outbox).toHaveLength(
          await db.outbox.where({ record: RECORD }).count(),
        );
        expect(await migrateRows(db, () => AT, Infinity)).toBe(true);
        expect(await quarantinedRows(db)).toHaveLength(await db.aside.count());
        expect(await exportEverything(db)).toContain('"tables"');
        // And all goes on.
        const entry = anEntry('message', 77);
        expect(await commitEntry(db, aCommit({ entry }))).toBe('written');
        await saveFacts(db, RECORD, { name: 'Dana' }, AT);
        expect(await readFacts(db, RECORD)).toMatchObject({ facts: { name: 'Dana' } });
        db.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('a slow disk', () => {
  it('and an impatient second press, and a third: one entry, one row', async () => {
    const db = newDatabase();
    const slow = async <Value>(work: () => Promise<Value>) => {
      await db.drafts.toArray();
      return work();
    };
    const press = () => slow(() => commitEntry(db, aCommit({ clearDraft: true })));
    await saveDraft(db, RECORD, aDraft(), AT);
    const told = await Promise.all([press(), press(), press()]);
    expect(told.sort()).toEqual(['already-there', 'already-there', 'written']);
    expect([(await handoffsOf(db, RECORD)).length, await db.outbox.count()]).toEqual([1, 1]);
    expect(await readDraft(db, RECORD)).toBeUndefined();
  });
});
