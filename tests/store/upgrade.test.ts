import { afterEach, describe, expect, it, vi } from 'vitest';
import { asideOf } from '@/lib/store/aside';
import { readCursor } from '@/lib/store/cursor';
import { type BatonDatabase, openDatabase, SCHEMA_VERSION } from '@/lib/store/database';
import { readDraft } from '@/lib/store/drafts';
import { filesOf } from '@/lib/store/files';
import { handoffsBy, handoffsOf, handoffsTo } from '@/lib/store/handoffs';
import { readKept } from '@/lib/store/kept';
import { wholeOutbox } from '@/lib/store/outbox';
import { entryOf, queueOf } from '@/lib/store/outbox-progress';
import { exportEverything } from '@/lib/store/ownership';
import { peopleOf } from '@/lib/store/people';
import { setMarks } from '@/lib/store/read-marks';
import { bringUpToDate } from '@/lib/store/rebuild';
import { readFacts } from '@/lib/store/records';
import { standingOf } from '@/lib/store/standing';
import { asksFor, readRoom, teamOf } from '@/lib/store/teams';
import { anId, AT, BDM, HANDOFF, SDR } from '../factories';
import { leaveFirstVersion, ROWS_V1 } from './corpus-v1';
import { newName, OTHER_RECORD, RECORD } from './shelf';

const ORIGIN = 'https://crm.example';

async function left(): Promise<string> {
  const name = newName();
  await leaveFirstVersion(name);
  return name;
}

/** All that a person has here, as the panel reads it. */
async function allOf(db: BatonDatabase) {
  const rows = await queueOf(db, ORIGIN);
  return {
    handoffs: await handoffsOf(db, RECORD),
    others: await handoffsOf(db, OTHER_RECORD),
    given: (await handoffsBy(db, SDR.id, 9)).map(({ id }) => id),
    taken: (await handoffsTo(db, BDM.id, 9)).map(({ id }) => id),
    standing: await standingOf(db, RECORD),
    draft: await readDraft(db, OTHER_RECORD),
    team: await teamOf(db, ORIGIN),
    room: await readRoom(db, ORIGIN),
    asks: await asksFor(db, SDR.id),
    people: await peopleOf(db, ORIGIN),
    facts: await readFacts(db, RECORD),
    files: await filesOf(db, HANDOFF, ['recorded']),
    kept: await readKept(db, `answer ${anId(3)}`),
    read: await setMarks(db, [`feedback ${anId(3)}`]),
    cursor: await readCursor(db, ORIGIN),
    queue: rows,
    toSend: await Promise.all(rows.map((row) => entryOf(db, row))),
    aside: await asideOf(db),
  };
}

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
    await bringUpToDate(db, () => AT, Infinity);
    expect(await allOf(db)).toEqual(before);
  });

  it('has rows in every table, so that none goes untried', () => {
    const db = openDatabase(newName());
    expect(Object.keys(ROWS_V1).sort()).toEqual(db.tables.map(({ name }) => name).sort());
    expect(Object.values(ROWS_V1).every((rows) => rows.length > 0)).toBe(true);
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
