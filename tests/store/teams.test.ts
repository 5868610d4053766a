import { describe, expect, it } from 'vitest';
import { receiveEntries } from '@/lib/store/logs/receive';
import {
  asksFor,
  joinByOpening,
  readRoom,
  roomOf,
  readTeamSettings,
  saveRoom,
  teamAt,
} from '@/lib/store/logs/teams';
import { anEntry, anId, AT, SDR } from '../factories';
import { newDatabase, OTHER_RECORD, RECORD } from './shelf';

const ORIGIN = 'https://crm.example';
const SAM = { origin: ORIGIN, person: SDR.id };
const made = anEntry('team-room', 1);

const aRoom = async (record = RECORD) => {
  const db = newDatabase();
  await receiveEntries(db, record, [{ entry: made, noteId: 'n1' }], AT);
  return db;
};

describe('a team room', () => {
  it('is joined by opening its record', async () => {
    const db = await aRoom();
    await joinByOpening(db, ORIGIN, RECORD);
    expect(await readRoom(db, ORIGIN)).toBe(RECORD);
    expect((await roomOf(db, ORIGIN))?.team.room?.name).toBe('Field sales');
  });

  it('is no other record', async () => {
    const db = await aRoom();
    await joinByOpening(db, ORIGIN, OTHER_RECORD);
    expect(await readRoom(db, ORIGIN)).toBeUndefined();
  });

  it('does not take the place of the one that is joined', async () => {
    const db = await aRoom();
    await saveRoom(db, ORIGIN, OTHER_RECORD);
    await joinByOpening(db, ORIGIN, RECORD);
    expect(await readRoom(db, ORIGIN)).toBe(OTHER_RECORD);
  });

  it('that was ended gives way to the next one, and its policies hold until then', async () => {
    const db = await aRoom();
    await saveRoom(db, ORIGIN, RECORD);
    const ended = { entry: anEntry('team-room-ended', 5), noteId: 'n5' };
    const policy = { entry: anEntry('policy', 4), noteId: 'n4' };
    await receiveEntries(db, RECORD, [policy, ended], AT);
    expect((await readTeamSettings(db, ORIGIN))?.policy).toBeDefined();
    const other = anEntry('team-room', 6, { handoff: anId(77), body: { name: 'Inside' } });
    await receiveEntries(db, OTHER_RECORD, [{ entry: other, noteId: 'n6' }], AT);
    await joinByOpening(db, ORIGIN, OTHER_RECORD);
    expect(await readRoom(db, ORIGIN)).toBe(OTHER_RECORD);
  });

  it('that was left stays left until it is joined by hand', async () => {
    const db = await aRoom();
    await saveRoom(db, ORIGIN, RECORD);
    await saveRoom(db, ORIGIN, undefined);
    await joinByOpening(db, ORIGIN, RECORD);
    expect(await readRoom(db, ORIGIN)).toBeUndefined();
    await saveRoom(db, ORIGIN, RECORD);
    expect(await readRoom(db, ORIGIN)).toBe(RECORD);
  });

  it('that was made twice on one record is one', async () => {
    const db = await aRoom();
    const again = anEntry('team-room', 2, { handoff: anId(77), body: { name: 'Field' } });
    await receiveEntries(db, RECORD, [{ entry: again, noteId: 'n2' }], AT);
    const team = await teamAt(db, RECORD);
    expect(team.room?.name).toBe('Field');
    expect(team.timeline).toHaveLength(2);
  });

  it('keeps what a note of another author says of somebody out of what counts', async () => {
    const db = await aRoom();
    const forged = { ...anEntry('profile', 2), unverified: true as const };
    await receiveEntries(db, RECORD, [{ entry: forged, noteId: 'n2' }], AT);
    expect((await teamAt(db, RECORD)).profiles).toEqual([]);
  });
});

describe('an ask on a record', () => {
  it('waits for whoever was asked, and no more once it is answered', async () => {
    const db = newDatabase();
    const ask = anEntry('ask', 6);
    await receiveEntries(db, RECORD, [{ entry: ask, noteId: 'n1' }], AT);
    expect(await asksFor(db, SAM)).toMatchObject([{ ask: { id: ask.id }, record: RECORD }]);
    const answer = { entry: anEntry('ask-answered', 7), noteId: 'n2' };
    await receiveEntries(db, RECORD, [answer], AT);
    expect(await asksFor(db, SAM)).toEqual([]);
  });
});
