import { expect, it } from 'vitest';
import { quarantinedRows, dropQuarantined } from '@/lib/store/quarantine';
import { commitEntry } from '@/lib/store/logs/commit';
import { giveUp, takeBack } from '@/lib/store/outbox/giving-up';
import { exportEverything } from '@/lib/store/upkeep/local-data';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { finishStep, queueOf } from '@/lib/store/outbox/outbox-progress';
import { receiveEntries } from '@/lib/store/logs/receive';
import { readRecordStatus } from '@/lib/store/logs/record-status';
import { aHandoverEntry, anEntry, AT, BDM } from '../factories';
import { aCommit, newDatabase, RECORD } from './shelf';

const ORIGIN = 'https://crm.example';

/** A hand-over that the CRM has, and an answer of the BDM's that it has not. */
async function answered() {
  const db = newDatabase();
  await receiveEntries(db, RECORD, [{ entry: aHandoverEntry(), noteId: 'n1' }], AT);
  await commitEntry(db, aCommit({ entry: anEntry('accepted', 2), as: BDM.id }));
  const [row] = await queueOf(db, ORIGIN);
  if (!row) throw new Error('Nothing waits.');
  return { db, row };
}
const states = async (db: Parameters<typeof readRecordStatus>[0]) =>
  (await readRecordStatus(db, RECORD)).handoffs.map(({ state }) => state);

it('what is given up leaves queue and handoff, and its text is kept', async () => {
  const { db, row } = await answered();
  expect(await states(db)).toEqual(['accepted']);
  await giveUp(db, row.seq, AT);
  expect(await outboxOf(db, RECORD)).toEqual([]);
  expect(await states(db)).toEqual(['handed-over']);
  const { givenUp } = await readRecordStatus(db, RECORD);
  expect(givenUp).toMatchObject([{ record: RECORD, at: AT }]);
  expect(givenUp[0]?.text).toContain(BDM.name);
  expect(await exportEverything(db)).toContain(JSON.stringify(givenUp[0]?.text).slice(1, -1));
});

it('it is put back as it was, and is forgotten when its text is deleted', async () => {
  const { db, row } = await answered();
  const given = await giveUp(db, row.seq, AT);
  await takeBack(db, given, AT);
  expect(await queueOf(db, ORIGIN)).toEqual([row]);
  expect(await states(db)).toEqual(['accepted']);
  expect(await quarantinedRows(db)).toEqual([]);
  const [again] = await giveUp(db, row.seq, AT);
  await dropQuarantined(db, again?.aside ?? 0);
  expect((await readRecordStatus(db, RECORD)).givenUp).toEqual([]);
  await takeBack(db, again ? [again] : [], AT);
  expect(await queueOf(db, ORIGIN)).toEqual([]);
});

it('with a hand-over goes what stands on it, and comes back with it', async () => {
  const db = newDatabase();
  await commitEntry(db, aCommit());
  await commitEntry(db, aCommit({ entry: anEntry('message', 2) }));
  const rows = await queueOf(db, ORIGIN);
  const given = await giveUp(db, rows[0]?.seq ?? 0, AT);
  expect([await states(db), await queueOf(db, ORIGIN)]).toEqual([[], []]);
  expect((await readRecordStatus(db, RECORD)).givenUp).toHaveLength(2);
  await takeBack(db, given, AT);
  expect([await states(db), await queueOf(db, ORIGIN)]).toEqual([['handed-over'], rows]);
});

it('what the CRM has stays in the handoff, and only the steps that were to come go', async () => {
  const { db, row } = await answered();
  await finishStep(db, row, { step: 'note', noteId: 'n2', now: AT });
  await giveUp(db, row.seq, AT);
  expect(await outboxOf(db, RECORD)).toEqual([]);
  expect(await states(db)).toEqual(['accepted']);
  expect((await readRecordStatus(db, RECORD)).givenUp).toEqual([]);
});

it('what was there after all comes back by its note, once', async () => {
  const { db, row } = await answered();
  const given = await giveUp(db, row.seq, AT);
  await receiveEntries(db, RECORD, [{ entry: anEntry('accepted', 2), noteId: 'n2' }], AT);
  expect(await states(db)).toEqual(['accepted']);
  await takeBack(db, given, AT);
  expect((await db.handoffs.toArray()).map(({ log }) => log.length)).toEqual([2]);
});

it('what has gone meanwhile is not given up', async () => {
  const { db, row } = await answered();
  await db.outbox.clear();
  expect(await giveUp(db, row.seq, AT)).toEqual([]);
  expect(await states(db)).toEqual(['accepted']);
});
