import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type BatonDatabase, openDatabase, SCHEMA_VERSION } from '@/lib/store/database';
import { commitEntry } from '@/lib/store/logs/commit';
import { handoffRow } from '@/lib/store/logs/handoff-row';
import { readRecordStatus } from '@/lib/store/logs/record-status';
import { factsBetween, factsRow } from '@/lib/store/facts';
import { handoffsBy, handoffsTo } from '@/lib/store/logs/handoffs';
import { wholeOutbox } from '@/lib/store/outbox/outbox';
import { exportEverything } from '@/lib/store/upkeep/local-data';
import { migrateRows } from '@/lib/store/upkeep/migrate-rows';
import { recordKey } from '@/lib/store/record-key';
import { ROWS_VERSION } from '@/lib/store/rows';
import { asksFor } from '@/lib/store/logs/teams';
import { anEntry, anId, AT, BDM, HANDOFF, SDR } from '../factories';
import { allOf, leaveFirstVersion, leaveFourthVersion, ROWS_V1 } from './corpus-v1';
import { newName } from './shelf';

async function left(): Promise<string> {
  const name = newName();
  await leaveFirstVersion(name);
  return name;
}

const CRM = 'https://crm.example';
const NINTH = recordKey({ origin: CRM, type: 'lead', id: '9' });

const WHOLE = {
  handoffs: [{ id: HANDOFF, state: 'accepted', log: { length: 5 } }],
  others: [{ id: anId(0x903), state: 'handed-over' }],
  given: [HANDOFF, anId(0x903)],
  taken: [HANDOFF, anId(0x903)],
  standing: { handoffs: [{ state: 'accepted' }], outbox: [{ entry: anId(0x21) }] },
  draft: { quickLine: 'Call after four', handoff: anId(0x902) },
  team: { room: { name: 'Field sales' } },
  asks: [{ ask: { to: SDR } }],
  people: [{ name: BDM.name, email: 'bea@crm.example', card: {} }, { name: SDR.name }],
  facts: { facts: { name: 'Dana Whitfield', company: 'Northwind Foods' } },
  files: [{ bytes: Uint8Array.of(1, 2, 3), seconds: 42 }],
  kept: { text: 'Half a sent' },
  read: new Set([`feedback ${anId(3)}`]),
  queue: [
    { entry: anId(0x20), steps: [{ name: 'note', state: 'sent' }, {}, {}] },
    { entry: anId(0x21), attempts: 2, problem: { code: 'signed-out' } },
  ],
  toSend: [{ entry: { id: anId(0x20) } }, { entry: { id: anId(0x21) } }],
  aside: [{ table: 'drafts', row: { draft: 7 } }],
};

afterEach(() => vi.restoreAllMocks());

describe('what the first released Baton has left in a browser', () => {
  it('is all there when this one opens it, and after its rows were brought up to date', async () => {
    const db = openDatabase(await left());
    const before = await allOf(db);
    expect(db.verno).toBe(SCHEMA_VERSION);
    expect(before).toMatchObject(WHOLE);
    expect(JSON.stringify(before.cursor)).toContain(String(AT));
    await migrateRows(db, () => AT, Infinity);
    expect(await allOf(db)).toEqual(before);
    const facts = await db.facts.orderBy('id').toArray();
    const handoffs = await db.handoffs.orderBy('id').toArray();
    expect(facts).toEqual(handoffs.map(factsRow));
  });

  it('is found by the CRM as well as by the person: another CRM’s people have the same numbers', async () => {
    const db = openDatabase(await left());
    for (const person of [SDR.id, BDM.id]) {
      const elsewhere = { origin: 'https://other.example', person };
      expect(await handoffsBy(db, elsewhere, 9)).toEqual([]);
      expect(await handoffsTo(db, elsewhere, 9)).toEqual([]);
      expect(await asksFor(db, elsewhere)).toEqual([]);
    }
  });

  it('is opened with damaged rows among it, which are set aside when their turn comes', async () => {
    const name = await left();
    const old = new Dexie(name);
    await old.open();
    await old.table('handoffs').bulkAdd([{ id: 'damaged' }, { id: 'other', record: 7 }]);
    await old.table('teams').bulkAdd([{ id: 'damaged', asked: 'all', record: 'x' }]);
    old.close();
    const db = openDatabase(name);
    expect(await allOf(db)).toMatchObject(WHOLE);
    await migrateRows(db, () => AT, Infinity);
    expect(await db.aside.count()).toBe(4);
  });

  it('has rows in every table, so that none goes untried', () => {
    const db = openDatabase(newName());
    // The figures' facts came later, and are made of the handoffs.
    const tables = db.tables.filter(({ name }) => name !== db.facts.name);
    expect(Object.keys(ROWS_V1).sort()).toEqual(tables.map(({ name }) => name).sort());
    expect(Object.values(ROWS_V1).every((rows) => rows.length > 0)).toBe(true);
  });

  it('is found by the last day of its people, where the version between has made its facts', async () => {
    const name = await left();
    const db = openDatabase(name);
    const stores = db.tables.map(({ name, schema: { primKey, indexes } }): [string, string] => [
      name,
      [primKey, ...indexes].map(({ src }) => src).join(),
    ]);
    const between = new Dexie(name);
    between.version(3).stores({ ...Object.fromEntries(stores), facts: 'id, [origin+at]' });
    await between.open();
    between.close();
    await migrateRows(db, () => AT, Infinity);
    const span = { from: Infinity, to: Infinity, touchedFrom: 0 };
    const { rows } = await factsBetween(db, 'https://crm.example', span);
    expect(rows.map(({ id }) => id)).toContain(HANDOFF);
  });

  it('does not say “sending” for ever of what was on its way when its worker died', async () => {
    expect(JSON.stringify(ROWS_V1.outbox)).toContain('"sending":true');
    const db = openDatabase(await left());
    expect(await exportEverything(db)).not.toContain('"sending"');
    expect(await wholeOutbox(db)).toHaveLength(2);
  });

  it('is untouched where the browser dies over the upgrade, which the next start does', async () => {
    const name = await left();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The browser is gone', 'AbortError');
    });
    await expect(openDatabase(name).open()).rejects.toThrow();
    expect(put).toHaveBeenCalled();
    put.mockRestore();
    const versions = await indexedDB.databases();
    expect(versions.find((one) => one.name === name)?.version).toBe(10);
    expect(await allOf(openDatabase(name))).toMatchObject(WHOLE);
  });

  it('is upgraded once where panel and worker open it at the same time', async () => {
    const name = await left();
    const both = [openDatabase(name), openDatabase(name)];
    for (const all of await Promise.all(both.map(allOf))) expect(all).toMatchObject(WHOLE);
  });
});

describe('what the last Baton that folded at every look has left', () => {
  const ALL = {
    ...WHOLE,
    given: { length: 3 },
    taken: { length: 3 },
    queue: { length: 3 },
    toSend: { length: 3 },
  };
  const NEW = {
    handoffs: [{ state: 'accepted', timeline: { length: 3 } }],
    outbox: [{ as: SDR.id, steps: [{ state: 'done' }, {}, {}, {}] }],
  };

  async function opened(): Promise<BatonDatabase> {
    const name = newName();
    await leaveFourthVersion(name);
    return openDatabase(name);
  }

  it('is all there before, during and after its rows are brought up to date', async () => {
    const db = await opened();
    const before = await allOf(db);
    expect(before).toMatchObject(ALL);
    expect(await readRecordStatus(db, NINTH)).toMatchObject(NEW);
    expect(await migrateRows(db, () => AT, Infinity)).toBe(true);
    expect(await allOf(db)).toEqual(before);
    expect(await readRecordStatus(db, NINTH)).toMatchObject(NEW);
    expect(await db.aside.count()).toBe(1);
    const rows = [...(await db.handoffs.toArray()), ...(await db.teams.toArray())];
    expect(rows.map(({ v }) => v)).toEqual(rows.map(() => ROWS_VERSION));
    for (const row of await db.handoffs.toArray()) {
      expect(row.handoff).toEqual(handoffRow({ ...row, log: [] }, row.log).handoff);
    }
  });

  it('is brought up to date where something is done to it before its turn', async () => {
    const db = await opened();
    const entry = anEntry('message', 0xb00, { handoff: anId(0xa00) });
    await commitEntry(db, { record: NINTH, entry, as: BDM.id, now: AT });
    expect(await db.handoffs.get(anId(0xa00))).toMatchObject({
      ...{ v: ROWS_VERSION, log: { length: 4 } },
      handoff: { state: 'accepted', timeline: { length: 4 } },
    });
  });

  it('is brought up to date anew after that Baton had it back for a while', async () => {
    const db = await opened();
    await migrateRows(db, () => AT, Infinity);
    // It knows no such fields, and says in its own words that all is as it leaves it.
    for (const name of ['handoffs', 'teams']) {
      await db
        .table<object>(name)
        .toCollection()
        .modify((row) => {
          for (const key of ['v', 'handoff', 'team']) Reflect.deleteProperty(row, key);
        });
    }
    await db.meta.put({ key: 'rows', value: 4 });
    expect(await allOf(db)).toMatchObject(ALL);
    await migrateRows(db, () => AT, Infinity);
    expect(await db.handoffs.filter(({ v }) => v !== ROWS_VERSION).count()).toBe(0);
    expect(await allOf(db)).toMatchObject(ALL);
  });

  it('says in an export what people wrote, and not a second time what follows from it', async () => {
    const db = await opened();
    await migrateRows(db, () => AT, Infinity);
    const text = await exportEverything(db);
    expect(text).not.toContain('"timeline"');
    expect(text.split('Dana Whitfield').length).toBeGreaterThan(1);
  });
});
