import { expect, it } from 'vitest';
import { entryKey } from '@/lib/handoff/identity';
import { commitEntry } from '@/lib/store/commit';
import { receiveEntries } from '@/lib/store/receive';
import { standingOf } from '@/lib/store/standing';
import { aHandoverEntry, anEntry, AT, BDM } from '../factories';
import { aCommit, newDatabase, OTHER_RECORD, RECORD, someStored } from './shelf';

it('what stands on a record is its handoffs and what of them waits to be sent', async () => {
  const db = newDatabase();
  await commitEntry(db, aCommit());
  const standing = await standingOf(db, RECORD);
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
  expect((await standingOf(db, RECORD)).edited).toEqual(new Set([entryKey(message)]));
  await receiveEntries(db, RECORD, notes, AT);
  expect((await standingOf(db, RECORD)).edited).toEqual(new Set());
});

it('an edited note of another record, or another’s entry under the same id, is not meant', async () => {
  const db = newDatabase();
  await receiveEntries(db, RECORD, someStored(), AT);
  const strange = anEntry('message', 2, { by: BDM });
  await receiveEntries(db, OTHER_RECORD, [{ entry: strange, noteId: 'n9', edited: true }], AT);
  expect((await standingOf(db, RECORD)).edited).toEqual(new Set());
});
