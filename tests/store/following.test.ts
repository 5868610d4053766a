import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitEntry } from '@/lib/store/logs/commit';
import { readDraft, saveDraft } from '@/lib/store/drafts';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { followSuccessor, successorOf } from '@/lib/store/logs/moving';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { receiveEntries } from '@/lib/store/logs/receive';
import { recordKey } from '@/lib/store/record-key';
import { readRoom, saveRoom } from '@/lib/store/logs/teams';
import type { FoundEntry } from '@/lib/store/rows';
import { aDraft, anEntry, anId, aRecording, AT, BDM, HANDOFF, SDR } from '../factories';
import { newDatabase, OTHER_RECORD as DEAL, RECORD as LEAD } from './shelf';

const THIRD = recordKey({ origin: 'https://crm.example', type: 'lead', id: '9' });
const FIRST = anEntry('handed-over', 1);
const ACCEPTED = anEntry('accepted', 2);
const MET = anEntry('meeting', 3);

const note = (entry: FoundEntry['entry'], noteId: string, writtenAt: number): FoundEntry => ({
  ...{ entry, noteId, writtenAt },
});
const idsOn = async (db: ReturnType<typeof newDatabase>, record: string) =>
  (await handoffsOf(db, record)).map(({ id }) => id);

describe('a lead that is converted', () => {
  it('whose notes stay: what is written on the deal brings the whole handoff there', async () => {
    const db = newDatabase();
    await receiveEntries(db, LEAD, [note(FIRST, '1', 1), note(ACCEPTED, '2', 2)], AT);
    expect(await receiveEntries(db, DEAL, [note(MET, '3', 3)], AT)).toBe(1);
    expect(await handoffsOf(db, LEAD)).toEqual([]);
    expect(await handoffsOf(db, DEAL)).toMatchObject([{ state: 'met', log: { length: 3 } }]);
  });

  it('whose notes are copied: the copies are newer, and the handoff is on the deal', async () => {
    const db = newDatabase();
    await receiveEntries(db, LEAD, [note(FIRST, '1', 1), note(ACCEPTED, '2', 2)], AT);
    await receiveEntries(db, DEAL, [note(FIRST, '11', 9), note(ACCEPTED, '12', 9)], AT);
    expect(await idsOn(db, DEAL)).toEqual([HANDOFF]);
    // The lead's page is opened once more.
    await receiveEntries(db, LEAD, [note(FIRST, '1', 1), note(ACCEPTED, '2', 2)], AT);
    expect(await idsOn(db, DEAL)).toEqual([HANDOFF]);
  });

  it('whose notes are moved under their own ids: the handoff is where they are found', async () => {
    const db = newDatabase();
    await receiveEntries(db, LEAD, [note(FIRST, '1', 1)], AT);
    await receiveEntries(db, DEAL, [note(FIRST, '1', 1)], AT);
    expect(await idsOn(db, DEAL)).toEqual([HANDOFF]);
  });

  it('takes along what waits to be sent, what is typed and what was recorded', async () => {
    const db = newDatabase();
    await receiveEntries(db, LEAD, [note(FIRST, '1', 1)], AT);
    await commitEntry(db, { record: LEAD, entry: ACCEPTED, as: BDM.id, now: AT });
    await saveDraft(db, LEAD, aDraft({ entry: anId(60) }), AT);
    await db.files.put(aRecording({ record: LEAD }));
    await receiveEntries(db, DEAL, [note(FIRST, '9', 9)], AT);
    expect(await outboxOf(db, DEAL)).toMatchObject([{ entry: ACCEPTED.id, record: DEAL }]);
    expect(await readDraft(db, DEAL)).toMatchObject({ handoff: HANDOFF });
    expect(await readDraft(db, LEAD)).toBeUndefined();
    expect(await db.files.toArray()).toMatchObject([{ record: DEAL }]);
  });

  it('what is done in a window that still shows the lead goes to the deal', async () => {
    const db = newDatabase();
    await receiveEntries(db, DEAL, [note(FIRST, '9', 9)], AT);
    await commitEntry(db, { record: LEAD, entry: ACCEPTED, as: BDM.id, now: AT });
    expect(await outboxOf(db, DEAL)).toHaveLength(1);
    expect(await idsOn(db, LEAD)).toEqual([]);
  });

  it('a row from before Baton knew where notes stand moves as well', async () => {
    const db = newDatabase();
    await receiveEntries(db, LEAD, [note(FIRST, '1', 1), note(ACCEPTED, '2', 2)], AT);
    await db.handoffs.toCollection().modify((row) => {
      delete row.homes;
    });
    await receiveEntries(db, DEAL, [note(FIRST, '9', 9)], AT);
    expect(await idsOn(db, LEAD)).toEqual([HANDOFF]);
    await receiveEntries(db, DEAL, [note(MET, '10', 10)], AT);
    expect(await idsOn(db, DEAL)).toEqual([HANDOFF]);
  });
});

describe('nothing moves', () => {
  it.each([
    ['an older entry that its author posts anew elsewhere', note(FIRST, '9', 9)],
    ['a copy of the newest by somebody else', note({ ...ACCEPTED, unverified: true }, '9', 9)],
    [
      'a word of a stranger, in their own name',
      note(anEntry('message', 8, { by: { id: '99', name: 'Eve' } }), '9', 9),
    ],
    ['what was not its author’s to write', note(anEntry('withdrawn', 8), '9', 9)],
  ])('by %s', async (_, found) => {
    const db = newDatabase();
    await receiveEntries(db, LEAD, [note(FIRST, '1', 1), note(ACCEPTED, '2', 2)], AT);
    await receiveEntries(db, DEAL, [found], AT);
    expect(await idsOn(db, LEAD)).toEqual([HANDOFF]);
    expect((await handoffsOf(db, LEAD))[0]).toMatchObject({ state: 'accepted' });
  });

  it('by a note in another CRM, where the same id is another person', async () => {
    const db = newDatabase();
    const elsewhere = recordKey({ origin: 'https://other.example', type: 'lead', id: '7' });
    await receiveEntries(db, LEAD, [note(FIRST, '1', 1)], AT);
    expect(await receiveEntries(db, elsewhere, [note(ACCEPTED, '9', 9)], AT)).toBe(0);
    expect((await handoffsOf(db, LEAD))[0]).toMatchObject({ state: 'handed-over' });
  });
});

it('any order in which the notes of three records are read gives one record, and one history', async () => {
  const places = fc.array(
    fc.record({
      entry: fc.constantFrom(FIRST, ACCEPTED, MET),
      record: fc.constantFrom(LEAD, DEAL, THIRD),
      writtenAt: fc.nat(5),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const orders = places.chain((all) => {
    const notes = [{ entry: FIRST, record: LEAD, writtenAt: 0 }, ...all].map((one, n) => ({
      record: one.record,
      found: note(one.entry, `${n}`, one.writtenAt),
    }));
    const shuffled = fc.shuffledSubarray(notes, { minLength: notes.length });
    return fc.tuple(shuffled, shuffled);
  });
  await fc.assert(
    fc.asyncProperty(orders, async (both) => {
      const rows = [];
      for (const order of both) {
        const db = newDatabase();
        for (const { record, found } of order) await receiveEntries(db, record, [found], AT);
        const row = await db.handoffs.get(HANDOFF);
        rows.push({ record: row?.record, state: row?.state, known: row?.log.length });
        db.close();
      }
      expect(rows[0]).toEqual(rows[1]);
    }),
    { numRuns: 150 },
  );
}, 60_000);

describe('a record that the CRM says has become another', () => {
  it('gives it its handoffs, its queue and its draft', async () => {
    const db = newDatabase();
    await receiveEntries(db, LEAD, [note(FIRST, '1', 1)], AT);
    await commitEntry(db, { record: LEAD, entry: ACCEPTED, as: BDM.id, now: AT });
    await saveDraft(db, LEAD, aDraft({ handoff: anId(70), entry: anId(71) }), AT);
    await followSuccessor(db, LEAD, DEAL, AT);
    expect(await idsOn(db, DEAL)).toEqual([HANDOFF]);
    expect(await outboxOf(db, DEAL)).toHaveLength(1);
    expect(await readDraft(db, DEAL)).toMatchObject({ handoff: anId(70) });
    // The notes that were left on the lead are read once more, and one that was still on its way.
    await receiveEntries(db, LEAD, [note(FIRST, '1', 1), note(ACCEPTED, '2', 2)], AT);
    expect(await idsOn(db, DEAL)).toEqual([HANDOFF]);
    expect(await successorOf(db, LEAD)).toBe(DEAL);
  });

  it('is followed over several steps, and in no circle', async () => {
    const db = newDatabase();
    await followSuccessor(db, LEAD, DEAL, AT);
    await followSuccessor(db, DEAL, THIRD, AT);
    expect(await successorOf(db, LEAD)).toBe(THIRD);
    await followSuccessor(db, THIRD, LEAD, AT);
    expect(await successorOf(db, THIRD)).toBe(LEAD);
    expect(await successorOf(db, LEAD)).toBeUndefined();
  });

  it('takes a team’s room along', async () => {
    const db = newDatabase();
    await receiveEntries(db, LEAD, [note(anEntry('team-room', 1, { by: SDR }), '1', 1)], AT);
    await saveRoom(db, 'https://crm.example', LEAD);
    await followSuccessor(db, LEAD, DEAL, AT);
    expect(await readRoom(db, 'https://crm.example')).toBe(DEAL);
  });
});
