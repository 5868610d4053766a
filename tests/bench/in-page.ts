import { perform } from '@/lib/actions/perform';
import type { ActionRequest } from '@/lib/handoff/action-request';
import { commitEntry } from '@/lib/store/logs/commit';
import { type BatonDatabase, openDatabase } from '@/lib/store/database';
import { handoffRow } from '@/lib/store/logs/handoff-row';
import { factsRow } from '@/lib/store/facts';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { migrateRows } from '@/lib/store/upkeep/migrate-rows';
import { recordKey } from '@/lib/store/record-key';
import type { HandoffRow, OutboxRow } from '@/lib/store/rows';
import { aBrief } from '@/tests/factories';
import { histories, idOf } from './entries';
import { settled } from './settled';

/** What runs in the browser: the store as it is, and raw IndexedDB doing the same. Costs in ms. */

export * from './in-page-team';
export * from './in-page-year';

const RECORDS = 500;
const recordOf = (n: number) =>
  recordKey({ origin: 'https://crm.example', type: 'leads', id: String(n % RECORDS) });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
}

/** Rows of `entries` entries, ten to a handoff, as the store keeps them. */
function storedRows(entries: number): HandoffRow[] {
  const groups = Map.groupBy(histories(entries), (entry) => entry.handoff);
  return [...groups].map(([id, log], n) =>
    handoffRow(
      { id, record: recordOf(n), changedAt: n },
      log.map((entry) => ({ entry, noteId: `n${entry.id}` })),
    ),
  );
}

/** A database with so many entries; the name is kept free of what was there. */
export async function prepare(name: string, entries: number): Promise<void> {
  const db = openDatabase(name);
  await db.delete();
  await db.open();
  await db.handoffs.bulkPut(storedRows(entries));
  db.close();
}

const opened = new Map<string, BatonDatabase>();

async function database(name: string): Promise<BatonDatabase> {
  const db = opened.get(name) ?? openDatabase(name);
  opened.set(name, db);
  if (!db.isOpen()) await db.open();
  return db;
}

let next = 0;

/** One hand-over through the store: entry, outbox row, projection, draft gone. */
export async function saveByStore(name: string): Promise<number> {
  const db = await database(name);
  const entry = freshEntry();
  const record = recordOf(next);
  return timed(() =>
    commitEntry(db, { record, entry, as: entry.by.id, now: entry.at, clearDraft: true }),
  );
}

/** The same rows by hand in one transaction: one read, three writes, one removal. */
export async function saveByHand(name: string): Promise<number> {
  const native = (await database(name)).backendDB();
  const entry = freshEntry();
  const record = recordOf(next);
  return timed(async () => {
    const transaction = native.transaction(['handoffs', 'facts', 'outbox', 'drafts'], 'readwrite');
    const done = completed(transaction);
    await settled(transaction.objectStore('handoffs').get(entry.handoff));
    const row = handoffRow({ id: entry.handoff, record, changedAt: entry.at }, [{ entry }]);
    transaction.objectStore('handoffs').put(row);
    transaction.objectStore('facts').put(factsRow(row));
    transaction.objectStore('outbox').add(outboxRowOf(entry.id, entry.handoff, record));
    transaction.objectStore('drafts').delete(record);
    await done;
  });
}

/** A press of *Hand over*: what is known is read, decided upon and measured before the same is saved. */
export async function pressByStore(name: string): Promise<number> {
  const db = await database(name);
  const { id: entry, at, by: me, handoff } = freshEntry();
  const request: ActionRequest = {
    ...{ record: recordOf(next), me, entry, at, zone: 'Europe/London' },
    note: { length: 30_000, format: 'html' },
    action: { on: 'draft', handoff, brief: aBrief() },
  };
  return timed(async () => {
    const done = await perform(db, request);
    if (!done.ok) throw new Error(done.reason);
  });
}

/** The same reads and writes by Dexie alone, in one transaction over the same tables. */
export async function saveByDexie(name: string): Promise<number> {
  const db = await database(name);
  const entry = freshEntry();
  const record = recordOf(next);
  const { handoffs, facts, outbox, drafts, teams, aside, files, meta } = db;
  return timed(() =>
    db.transaction('rw', [handoffs, facts, outbox, drafts, teams, aside, files, meta], async () => {
      await Promise.all([
        handoffs.get(entry.handoff),
        ...['hides', 'keeps', 'room'].map((key) => meta.get(key)),
        teams.where('isRoom').equals(1).toArray(),
      ]);
      const row = handoffRow({ id: entry.handoff, record, changedAt: entry.at }, [{ entry }]);
      await Promise.all([
        handoffs.put(row),
        facts.put(factsRow(row)),
        outbox.add(outboxRowOf(entry.id, entry.handoff, record)),
        drafts.delete(record),
      ]);
    }),
  );
}

function freshEntry() {
  const [first] = histories(1);
  if (!first) throw new Error('No entry to save');
  next += 1;
  // An id has room for 48 bits.
  const unique = Date.now() * 64 + next;
  return { ...first, id: idOf(unique), handoff: idOf(unique + 0x4000_0000_0000) };
}

function outboxRowOf(entry: string, handoff: string, record: string): OutboxRow {
  return {
    ...{ entry, handoff, record, origin: 'https://crm.example', as: '11' },
    steps: [
      { name: 'note', state: 'waiting' },
      { name: 'task', state: 'waiting' },
      { name: 'assign', state: 'waiting' },
    ],
    ...{ attempts: 0, notBefore: 0 },
  };
}

/** How many read-write transactions one save opens. */
export async function transactionsOfSave(name: string): Promise<number> {
  // The store takes hold of the browser's own function when it opens.
  const { prototype } = IDBDatabase;
  // Called on the database that it was asked of, below.
  const open: IDBDatabase['transaction'] = Reflect.get(prototype, 'transaction');
  let count = 0;
  prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
    if (mode === 'readwrite') count += 1;
    return open.call(this, stores, mode, options);
  };
  opened.get(name)?.close();
  opened.delete(name);
  await database(name);
  count = 0;
  await saveByStore(name);
  prototype.transaction = open;
  return count;
}

/** One record's handoffs through the store. */
export async function readByStore(name: string): Promise<number> {
  const db = await database(name);
  next += 1;
  return timed(() => handoffsOf(db, recordOf(next)));
}

/** The same by the raw index. */
export async function readByHand(name: string): Promise<number> {
  const native = (await database(name)).backendDB();
  next += 1;
  return timed(async () => {
    const index = native.transaction('handoffs').objectStore('handoffs').index('record');
    const rows = (await settled(index.getAll(recordOf(next)))) as HandoffRow[];
    return rows.sort((a, b) => b.changedAt - a.changedAt);
  });
}

/** Reads what every handoff comes to; nothing that Baton does needs all of them. */
export async function readAll(name: string): Promise<number> {
  const db = await database(name);
  return timed(async () => (await db.handoffs.toArray()).map(({ handoff }) => handoff));
}

/** The same with every entry parsed and every row written back, as after an update of Baton. */
export async function rebuildAll(name: string): Promise<number> {
  const db = await database(name);
  await db.meta.delete('rows');
  await db.handoffs.toCollection().modify({ v: 0 });
  return timed(() => migrateRows(db, Date.now, Infinity));
}

/** The reference of a cold rebuild: the same entries as one row each, read whole. */
export async function prepareRowWise(name: string, entries: number): Promise<void> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore('entries', { keyPath: 'id' });
  const native = await settled(request);
  const transaction = native.transaction('entries', 'readwrite');
  const done = completed(transaction);
  for (const entry of histories(entries)) transaction.objectStore('entries').put(entry);
  await done;
  native.close();
}

export async function readRowWise(name: string): Promise<number> {
  const native = await settled(indexedDB.open(name, 1));
  const cost = await timed(() =>
    settled(native.transaction('entries').objectStore('entries').getAll()),
  );
  native.close();
  return cost;
}
