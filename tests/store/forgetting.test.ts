import { describe, expect, it } from 'vitest';
import { createRebuilding } from '@/lib/background/rebuilding';
import { returnName } from '@/lib/handoff/form-draft-names';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { quarantine } from '@/lib/store/quarantine';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { saveDraft } from '@/lib/store/drafts';
import { forgetPerson, forgetRecord, knownRecords, remember } from '@/lib/store/upkeep/forgetting';
import { saveFormDraft } from '@/lib/store/form-drafts';
import { followSuccessor } from '@/lib/store/logs/moving';
import { personKey, saveCard, savePeople } from '@/lib/store/people';
import { setMark } from '@/lib/store/logs/read-marks';
import { migrateRows } from '@/lib/store/upkeep/migrate-rows';
import { receiveEntries } from '@/lib/store/logs/receive';
import { recordKey } from '@/lib/store/record-key';
import { saveFacts } from '@/lib/store/records';
import { KEPT_FOR_MS, sweepOld } from '@/lib/store/upkeep/sweep';
import { saveRoom } from '@/lib/store/logs/teams';
import { logTables } from '@/lib/store/logs/entry-logs';
import {
  aDraft,
  aHandoverEntry,
  anEntry,
  anId,
  aRecording,
  AT,
  BDM,
  HANDOFF,
  SDR,
} from '../factories';
import { KEPT } from '../kept-places';
import { newDatabase, OTHER_RECORD, RECORD } from './shelf';

const ORIGIN = 'https://crm.example';
/** Its key begins as {@link RECORD}'s does. */
const LIKE_RECORD = recordKey({ origin: ORIGIN, type: 'lead', id: '70' });
const ROOM = recordKey({ origin: ORIGIN, type: 'lead', id: '1' });
const JO = { id: '99', name: 'Jo Okafor' };

/** What every table holds. */
async function everything(db: BatonDatabase): Promise<Record<string, unknown[]>> {
  const tables = db.tables.map(async (table) => [table.name, await table.toArray()] as const);
  return Object.fromEntries(await Promise.all(tables));
}
const text = async (db: BatonDatabase) => JSON.stringify(await everything(db));

/** A lead with something at each place where anything is kept of it, and others beside it. */
async function aFullShelf(): Promise<BatonDatabase> {
  const db = newDatabase();
  const handoff = { id: HANDOFF, timeline: [] };
  await savePeople(db, ORIGIN, [SDR, BDM, JO], AT);
  await saveCard(db, personKey(ORIGIN, BDM.id), defaultProfile('Europe/Berlin'));
  await saveFacts(
    db,
    RECORD,
    { name: 'Dana Whitfield', company: 'Northwind', owner: SDR.name },
    AT,
  );
  await saveDraft(db, RECORD, aDraft({ quickLine: 'Dana typed' }), AT);
  await commitEntry(db, { record: RECORD, entry: aHandoverEntry(), as: SDR.id, now: AT });
  await saveFormDraft(db, returnName(handoff), { text: 'Dana return' });
  await saveFormDraft(db, `${RECORD}|policy`, 'typed on the record');
  await setMark(db, `${HANDOFF} feedback`, AT);
  await db.files.add(aRecording({ handoff: HANDOFF, record: RECORD }));
  await followSuccessor(db, recordKey({ origin: ORIGIN, type: 'lead', id: '6' }), RECORD, AT);
  const ask = anEntry('ask', 9, { handoff: anId(40), by: JO });
  await receiveEntries(db, RECORD, [{ entry: ask, noteId: 'n9' }], AT);
  const misfit = { id: HANDOFF, record: RECORD, log: 'damaged' };
  await db.aside.add({ table: 'handoffs', row: misfit, movedAt: AT });
  await otherThings(db);
  return db;
}

async function otherThings(db: BatonDatabase): Promise<void> {
  for (const [record, n] of [
    [OTHER_RECORD, 60],
    [LIKE_RECORD, 70],
  ] as const) {
    const entry = aHandoverEntry({ id: anId(n), handoff: anId(n + 1), by: JO });
    await receiveEntries(db, record, [{ entry, noteId: `o${n}` }], AT);
    await saveFacts(db, record, { name: `Lead ${n}` }, AT);
    await saveFormDraft(db, `${record}|policy`, 'typed elsewhere');
  }
}

describe('erasing one record', () => {
  it('leaves nothing of it at any place, and all else as it was', async () => {
    const db = await aFullShelf();
    const beside = newDatabase();
    await savePeople(beside, ORIGIN, [SDR, BDM, JO], AT);
    await saveCard(beside, personKey(ORIGIN, BDM.id), defaultProfile('Europe/Berlin'));
    await otherThings(beside);
    const { records } = await forgetRecord(db, RECORD);
    expect(records).toEqual([RECORD]);
    expect(await everything(db)).toEqual(await everything(beside));
  });

  it('reaches every table that the list of places names', async () => {
    const { changes } = await forgetRecord(await aFullShelf(), RECORD);
    expect([...new Set(changes.map(({ table }) => table))].sort()).toEqual(KEPT.ofRecord);
    expect([...new Set([...KEPT.ofRecord, ...KEPT.ofPerson])].sort()).toEqual(KEPT.tables);
  });

  it('can be taken back whole', async () => {
    const db = await aFullShelf();
    const before = await everything(db);
    await remember(db, await forgetRecord(db, RECORD));
    expect(await everything(db)).toEqual(before);
  });

  it('taken back does not overwrite what came meanwhile', async () => {
    const db = await aFullShelf();
    const forgotten = await forgetRecord(db, RECORD);
    await saveFacts(db, RECORD, { name: 'Dana Whitfield-Ross' }, AT + 1);
    await remember(db, forgotten);
    expect((await db.records.get(RECORD))?.facts.name).toBe('Dana Whitfield-Ross');
    expect(await db.handoffs.get(HANDOFF)).toBeTruthy();
  });

  it('of which nothing is known does nothing', async () => {
    const db = await aFullShelf();
    const before = await text(db);
    const nobody = recordKey({ origin: ORIGIN, type: 'lead', id: '404' });
    expect((await forgetRecord(db, nobody)).changes).toEqual([]);
    expect(await text(db)).toBe(before);
  });

  it('offers each record once, by its name, with what would be lost', async () => {
    const db = await aFullShelf();
    const known = await knownRecords(db);
    expect(known.map(({ record }) => record)).toEqual([RECORD, LIKE_RECORD, OTHER_RECORD].sort());
    expect(known.find(({ record }) => record === RECORD)).toEqual({
      ...{ record: RECORD, name: 'Dana Whitfield', company: 'Northwind', unsent: 1 },
    });
  });
});

describe('what erasing a record would lose', () => {
  it('is not what the CRM has already: a note is there, though its task or look are still to come, but a recording is', async () => {
    const db = await aFullShelf();
    const unsent = async () =>
      (await knownRecords(db)).find(({ record }) => record === RECORD)?.unsent;
    expect(await unsent()).toBe(1);
    await db.outbox.toCollection().modify((row) => {
      for (const step of row.steps) if (step.name !== 'note') step.state = 'done';
    });
    expect(await unsent()).toBe(1);
    const row = await db.outbox.where({ record: RECORD }).first();
    await db.outbox.update(row?.seq ?? 0, {
      steps: [
        { name: 'note', state: 'done' },
        { name: 'attach', state: 'waiting' },
      ],
    });
    expect(await unsent()).toBe(1);
    await db.outbox.update(row?.seq ?? 0, {
      steps: [
        { name: 'note', state: 'done' },
        { name: 'task', state: 'waiting' },
        { name: 'check', state: 'waiting' },
      ],
    });
    expect(await unsent()).toBe(0);
  });
});

describe('erasing one person', () => {
  it('leaves their name and number nowhere', async () => {
    const db = await aFullShelf();
    await saveFacts(db, LIKE_RECORD, { name: 'Lead 70', owner: BDM.name }, AT);
    await saveDraft(db, OTHER_RECORD, aDraft({ handoff: anId(80) }), AT);
    await saveFormDraft(db, `${personKey(ORIGIN, BDM.id)}|card`, 'typed');
    await receiveEntries(db, ROOM, [{ entry: anEntry('profile', 90), noteId: 'n90' }], AT);
    const { changes } = await forgetPerson(db, { origin: ORIGIN, person: BDM.id });
    expect([...new Set(changes.map(({ table }) => table))].sort()).toEqual(KEPT.ofPerson);
    // The two handoffs of another SDR went to the same BDM, and go as well.
    expect(await db.handoffs.count()).toBe(0);
    expect(await db.outbox.count()).toBe(0);
    expect(await text(db)).not.toContain(BDM.name);
    expect((await db.drafts.get(OTHER_RECORD))?.draft.context).toHaveLength(1);
  });

  it('of the team’s words takes theirs, and leaves the others’', async () => {
    const db = newDatabase();
    const room = anEntry('team-room', 1, { handoff: anId(50) });
    const pulse = anEntry('pulse', 2, { handoff: anId(50), by: BDM });
    const notes = [room, pulse].map((entry, n) => ({ entry, noteId: `n${n}` }));
    await receiveEntries(db, ROOM, notes, AT);
    const before = await everything(db);
    const forgotten = await forgetPerson(db, { origin: ORIGIN, person: BDM.id });
    const [row] = await db.teams.toArray();
    expect(row?.log.map(({ entry }) => entry.kind)).toEqual(['team-room']);
    await remember(db, forgotten);
    expect(await everything(db)).toEqual(before);
  });

  it('is of one CRM: whoever has the same number in another stays', async () => {
    const db = await aFullShelf();
    const before = await text(db);
    const elsewhere = { origin: 'https://other.example', person: BDM.id };
    expect((await forgetPerson(db, elsewhere)).changes).toEqual([]);
    expect(await text(db)).toBe(before);
  });

  it('can be taken back whole', async () => {
    const db = await aFullShelf();
    const before = await everything(db);
    await remember(db, await forgetPerson(db, { origin: ORIGIN, person: SDR.id }));
    expect(await everything(db)).toEqual(before);
  });
});

describe('what is old', () => {
  const LATER = AT + KEPT_FOR_MS + 1;
  const note = { entry: aHandoverEntry(), noteId: 'n1' };

  async function swept(db: BatonDatabase, now = LATER): Promise<BatonDatabase> {
    for (let slices = 0; !(await sweepOld(db, now)); slices += 1) {
      if (slices > 50) throw new Error('The sweep never ends.');
    }
    return db;
  }

  async function anOldLead(): Promise<BatonDatabase> {
    const db = newDatabase();
    await receiveEntries(db, RECORD, [note], AT);
    await saveFacts(db, RECORD, { name: 'Dana Whitfield' }, AT);
    return db;
  }

  it('goes after a year in which nobody opened it and nothing happened', async () => {
    const db = await swept(await anOldLead());
    expect([await db.handoffs.count(), await db.records.count()]).toEqual([0, 0]);
  });

  it('stays until then', async () => {
    const db = await swept(await anOldLead(), AT + KEPT_FOR_MS);
    expect([await db.handoffs.count(), await db.records.count()]).toEqual([1, 1]);
  });

  it('stays where the lead was opened since', async () => {
    const db = await anOldLead();
    await saveFacts(db, RECORD, { name: 'Dana Whitfield' }, LATER - 1000);
    await swept(db);
    expect(await db.handoffs.count()).toBe(1);
  });

  it.each<[string, (db: BatonDatabase) => Promise<unknown>]>([
    ['a draft', (db) => saveDraft(db, RECORD, aDraft(), AT)],
    [
      'an entry that was never sent',
      (db) =>
        commitEntry(db, { record: RECORD, entry: anEntry('message', 2), as: SDR.id, now: AT }),
    ],
    [
      'a return that is typed',
      (db) => saveFormDraft(db, returnName({ id: HANDOFF, timeline: [] }), 'typed'),
    ],
    ['a form that is typed on the lead', (db) => saveFormDraft(db, `${RECORD}|pulse`, 'typed')],
    ['a recording', (db) => db.files.add(aRecording({ handoff: HANDOFF, record: RECORD }))],
    [
      'what was set aside',
      (db) =>
        db.aside.add({ table: 'outbox', row: { handoff: HANDOFF, record: RECORD }, movedAt: AT }),
    ],
    [
      'a later handoff',
      (db) => {
        const entry = aHandoverEntry({ id: anId(30), handoff: anId(31), at: LATER - 1000 });
        return receiveEntries(db, RECORD, [{ entry, noteId: 'n30' }], LATER);
      },
    ],
  ])('stays with %s', async (_, and) => {
    const db = await anOldLead();
    await and(db);
    const before = await everything(db);
    await swept(db);
    // Of the sweep itself only its place is new.
    expect({ ...(await everything(db)), meta: [] }).toEqual({ ...before, meta: [] });
    expect(await db.handoffs.get(HANDOFF)).toBeTruthy();
  });

  it('stays where it is a team’s room', async () => {
    const db = newDatabase();
    await receiveEntries(db, ROOM, [{ entry: anEntry('team-room', 1), noteId: 'n1' }], AT);
    await saveRoom(db, ORIGIN, ROOM);
    await swept(db);
    expect(await db.teams.count()).toBe(1);
  });

  it('goes with people whom the CRM has not listed for a year, but for a card', async () => {
    const db = newDatabase();
    await savePeople(db, ORIGIN, [SDR, BDM], AT);
    await saveCard(db, personKey(ORIGIN, BDM.id), defaultProfile('Europe/Berlin'));
    await swept(db);
    expect((await db.people.toArray()).map(({ id }) => id)).toEqual([BDM.id]);
  });

  it('goes slice by slice, however much it is, and is looked for once a day', async () => {
    const db = newDatabase();
    for (let n = 0; n < 450; n += 1) {
      const record = recordKey({ origin: ORIGIN, type: 'lead', id: `${n}` });
      await saveFacts(db, record, { name: `Lead ${n}` }, AT);
    }
    await swept(db);
    expect(await db.records.count()).toBe(0);
    await saveFacts(db, RECORD, { name: 'Dana Whitfield' }, AT);
    expect(await sweepOld(db, LATER + 60_000)).toBe(true);
    expect(await db.records.count()).toBe(1);
    await swept(db, LATER + 24 * 60 * 60_000);
    expect(await db.records.count()).toBe(0);
  });

  it('is dropped by the worker, a slice at each waking', async () => {
    const db = await anOldLead();
    await migrateRows(db, () => LATER, Infinity);
    const rebuilding = createRebuilding({
      ...{ db, now: () => LATER, refreshBadgeAndReminders: () => Promise.resolve() },
      alarms: { set: () => Promise.resolve(), clear: () => Promise.resolve() },
      exclusively: (name, work) => navigator.locks.request(name, work),
    });
    await rebuilding.goOn();
    expect(await db.handoffs.count()).toBe(0);
  });

  it('that is damaged stays for the sweep that sets it aside', async () => {
    const db = newDatabase();
    await db.write(logTables(db), async () => {
      await db.handoffs.put({ id: HANDOFF, record: RECORD, log: 'x' } as never);
      await quarantine(db, db.handoffs, { key: HANDOFF, row: { record: RECORD }, now: AT });
    });
    await swept(db);
    expect(await db.aside.count()).toBe(1);
  });
});
