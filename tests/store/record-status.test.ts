import { expect, it } from 'vitest';
import { entryKey } from '@/lib/handoff/identity';
import { commitEntry } from '@/lib/store/logs/commit';
import { finishStep, queueOf } from '@/lib/store/outbox/outbox-progress';
import { receiveEntries } from '@/lib/store/logs/receive';
import { keepNewerNotes, readRecordStatus } from '@/lib/store/logs/record-status';
import { aHandoverEntry, anEntry, AT, BDM } from '../factories';
import { aCommit, newDatabase, OTHER_RECORD, RECORD, someStored } from './shelf';

it('what stands on a record is its handoffs and what of them waits to be sent', async () => {
  const db = newDatabase();
  await commitEntry(db, aCommit());
  const standing = await readRecordStatus(db, RECORD);
  expect(standing.handoffs.map(({ state }) => state)).toEqual(['handed-over']);
  expect(standing.outbox.map(({ entry }) => entry)).toEqual([aHandoverEntry().id]);
  expect(standing.edited).toEqual(new Set());
});

it('it names the entries whose notes were edited in the CRM, until they read as sent again', async () => {
  const db = newDatabase();
  const notes = someStored();
  const message = anEntry('message', 2);
  const edited = { entry: message, noteId: 'n2', edited: true } as const;
  await receiveEntries(db, RECORD, [...notes.filter(({ noteId }) => noteId !== 'n2'), edited], AT);
  expect((await readRecordStatus(db, RECORD)).edited).toEqual(new Set([entryKey(message)]));
  await receiveEntries(db, RECORD, notes, AT);
  expect((await readRecordStatus(db, RECORD)).edited).toEqual(new Set());
});

it('an edited note of another record, or another’s entry under the same id, is not meant', async () => {
  const db = newDatabase();
  await receiveEntries(db, RECORD, someStored(), AT);
  const strange = anEntry('message', 2, { by: BDM });
  await receiveEntries(db, OTHER_RECORD, [{ entry: strange, noteId: 'n9', edited: true }], AT);
  expect((await readRecordStatus(db, RECORD)).edited).toEqual(new Set());
});

const HOUR = 3_600_000;

it('since when the CRM has it is what the CRM says, whatever its entries claim', async () => {
  const db = newDatabase();
  const claimed = aHandoverEntry({ at: AT + 30 * 24 * HOUR });
  const note = { entry: claimed, noteId: 'n1', writtenAt: AT - HOUR };
  await receiveEntries(db, RECORD, [note], AT);
  expect((await readRecordStatus(db, RECORD)).inCrmSince).toBe(AT - HOUR);
});

it('a note that was pasted by somebody else says nothing of when the CRM had it', async () => {
  const db = newDatabase();
  const first = { entry: aHandoverEntry(), noteId: 'n1', writtenAt: AT };
  const stranger = { ...anEntry('message', 2), unverified: true } as const;
  const pasted = { entry: stranger, noteId: 'n2', writtenAt: AT + HOUR };
  await receiveEntries(db, RECORD, [first, pasted], AT);
  expect((await readRecordStatus(db, RECORD)).inCrmSince).toBe(AT);
});

it('what was sent from here is there since then, and what the CRM says of it comes to count', async () => {
  const db = newDatabase();
  await commitEntry(db, aCommit());
  expect((await readRecordStatus(db, RECORD)).inCrmSince).toBeUndefined();
  const [{ origin } = { origin: '' }] = await db.outbox.toArray();
  const [row] = await queueOf(db, origin);
  if (!row) throw new Error('Nothing waits.');
  await finishStep(db, row, { step: 'note', noteId: 'n1', now: AT + HOUR });
  expect((await readRecordStatus(db, RECORD)).inCrmSince).toBe(AT + HOUR);
  const read = { entry: aHandoverEntry(), noteId: 'n1', writtenAt: AT + HOUR / 2 };
  await receiveEntries(db, RECORD, [read], AT + HOUR);
  expect((await readRecordStatus(db, RECORD)).inCrmSince).toBe(AT + HOUR / 2);
});

it('it is 0 where an older Baton has kept no time', async () => {
  const db = newDatabase();
  await receiveEntries(db, RECORD, someStored(), AT);
  await db.handoffs.toCollection().modify((row) => {
    delete row.homes;
  });
  expect((await readRecordStatus(db, RECORD)).inCrmSince).toBe(0);
});

it('of two looks at once at notes that only a newer Baton can read, neither is forgotten', async () => {
  const db = newDatabase();
  const looks = [['n1'], ['n2', 'n3'], ['n2']];
  await Promise.all(looks.map((ids) => keepNewerNotes(db, RECORD, ids, false)));
  expect((await readRecordStatus(db, RECORD)).newerNotes).toBe(3);
});
