import { describe, expect, it } from 'vitest';
import { createCrmReader } from '@/lib/background/sites/crm-reader';
import type { CrmAdapter } from '@/lib/crm/adapter';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { heldRows } from '@/lib/store/outbox/outbox';
import { recordKey } from '@/lib/store/record-key';
import { readRoom, saveRoom } from '@/lib/store/logs/teams';
import { encodeNote } from '@/lib/sync/codec';
import { aHandoverEntry, anEntry, anId, BDM, SDR } from '../factories';
import { Desk } from '../sync/desk';
import { LEAD, ORIGIN } from '../sync/memory-crm';

const ROOM = { ...LEAD, id: 'room' };
const OTHER_ROOM = { ...LEAD, id: 'other' };

function aReader(traits: Partial<CrmAdapter> = {}) {
  const desk = new Desk();
  const { adapter, session } = desk.crm.connection();
  const reading = createCrmReader({
    ...{ db: desk.db, now: () => desk.now },
    connections: {
      to: () =>
        Promise.resolve({
          ...{ adapter: { ...adapter, ...traits }, session },
          clockAhead: () => undefined,
          kindOf: () => Promise.resolve(undefined),
        }),
    },
    sites: { find: () => Promise.resolve(undefined), setMe: () => Promise.resolve() },
  });
  const isRoom = (record: typeof LEAD, by = SDR, author = by) => {
    const entry = anEntry('team-room', 1, { id: anId(70), handoff: anId(71), by });
    desk.crm.addNote(record, encodeNote(entry, 'text'), author);
  };
  return { desk, reading, isRoom, room: () => readRoom(desk.db, ORIGIN) };
}

it('opening the record that a team made its room joins it', async () => {
  const { reading, isRoom, room } = aReader();
  isRoom(ROOM);
  expect(await reading.refresh(ROOM)).toMatchObject({ ok: true });
  expect(await room()).toBe(recordKey(ROOM));
});

it('passing by with the panel closed joins nothing', async () => {
  const { reading, isRoom, room } = aReader();
  isRoom(ROOM);
  await reading.visit(ROOM);
  expect(await room()).toBeUndefined();
});

it('any other record joins nothing, asks on it or not', async () => {
  const { desk, reading, room } = aReader();
  desk.crm.addNote(LEAD, encodeNote(aHandoverEntry(), 'text'), SDR);
  desk.crm.addNote(LEAD, encodeNote(anEntry('ask', 6, { handoff: anId(60) }), 'text'), BDM);
  await reading.refresh(LEAD);
  expect(await room()).toBeUndefined();
});

it('who is in a team stays in it, whatever other rooms are opened', async () => {
  const { desk, reading, isRoom, room } = aReader();
  await saveRoom(desk.db, ORIGIN, recordKey(ROOM));
  isRoom(OTHER_ROOM);
  await reading.refresh(OTHER_ROOM);
  expect(await room()).toBe(recordKey(ROOM));
});

it('nobody is led into a room by a note under a false name', async () => {
  const { reading, isRoom, room } = aReader();
  isRoom(ROOM, SDR, BDM);
  await reading.refresh(ROOM);
  expect(await room()).toBeUndefined();
});

it('a record that cannot be read joins nothing, and says why', async () => {
  const { desk, reading, isRoom, room } = aReader();
  isRoom(ROOM);
  desk.crm.signedIn = undefined;
  expect(await reading.refresh(ROOM)).toMatchObject({ ok: false, error: { code: 'signed-out' } });
  expect(await room()).toBeUndefined();
});

it('asks the CRM once for what the panel and the page want at the same time', async () => {
  const { desk, reading } = aReader();
  await Promise.all([reading.refresh(LEAD), reading.visit(LEAD), reading.refresh(LEAD)]);
  const reads = ['listNotes', 'predecessorsOf', 'readLead', 'whoAmI'];
  expect(desk.crm.requests.toSorted()).toEqual(reads);
});

describe('a lead that was converted', () => {
  const DEAL = { ...LEAD, type: 'deal', id: '3' };
  const convertedTo = (desk: Desk, { isGone }: { isGone: boolean }) => {
    desk.crm.successors.set(recordKey(LEAD), DEAL);
    if (isGone) desk.crm.gone.add(recordKey(LEAD));
  };
  const standing = async ({ db }: Desk) => {
    const [onLead, onDeal] = [recordKey(LEAD), recordKey(DEAL)].map((key) => handoffsOf(db, key));
    return { onLead: (await onLead)?.length, onDeal: (await onDeal)?.map(({ log }) => log.length) };
  };

  for (const read of ['refresh', 'visit'] as const) {
    it(`and is gone is read where it went, by ${read}`, async () => {
      const { desk, reading } = aReader();
      desk.crm.addNote(DEAL, encodeNote(aHandoverEntry(), 'text'), SDR);
      convertedTo(desk, { isGone: true });
      expect(await reading[read](LEAD)).toMatchObject({ ok: true });
      expect(await standing(desk)).toEqual({ onLead: 0, onDeal: [1] });
    });

    it(`and can still be read takes its handoff along, with what is new on the deal, by ${read}`, async () => {
      const { desk, reading } = aReader();
      desk.crm.addNote(LEAD, encodeNote(aHandoverEntry(), 'text'), SDR);
      desk.crm.addNote(DEAL, encodeNote(anEntry('accepted', 2), 'text'), BDM);
      convertedTo(desk, { isGone: false });
      await reading[read](LEAD);
      await reading[read](LEAD);
      expect(await standing(desk)).toEqual({ onLead: 0, onDeal: [2] });
    });

    it(`lets go what was stuck on it, by ${read}`, async () => {
      const { desk, reading } = aReader();
      desk.crm.gone.add(recordKey(LEAD));
      await desk.commits(aHandoverEntry());
      await desk.settle();
      expect(await heldRows(desk.db)).toMatchObject([{ problem: { code: 'not-found' } }]);
      convertedTo(desk, { isGone: true });
      await reading[read](LEAD);
      await desk.settle();
      expect(desk.crm.notes).toMatchObject([{ record: DEAL }]);
      expect(await desk.db.outbox.count()).toBe(0);
    });
  }

  for (const read of ['refresh', 'visit'] as const) {
    it(`is found from its deal, by a browser that never saw the lead, by ${read}`, async () => {
      const { desk, reading } = aReader();
      desk.crm.addNote(LEAD, encodeNote(aHandoverEntry(), 'text'), SDR);
      desk.crm.addNote(DEAL, encodeNote(anEntry('accepted', 2), 'text'), BDM);
      convertedTo(desk, { isGone: false });
      expect(await reading[read](DEAL)).toMatchObject({ ok: true });
      expect(await standing(desk)).toEqual({ onLead: 0, onDeal: [2] });
      await reading[read](DEAL);
      expect(desk.crm.requests.filter((made) => made === 'predecessorsOf')).toHaveLength(1);
    });

    it(`and is hidden from who opens its deal is no trouble, by ${read}`, async () => {
      const { desk, reading } = aReader();
      convertedTo(desk, { isGone: true });
      expect(await reading[read](DEAL)).toMatchObject({ ok: true });
      expect(await standing(desk)).toEqual({ onLead: 0, onDeal: [] });
    });
  }

  it('is asked about only where something may have gone with it', async () => {
    const { desk, reading } = aReader();
    await reading.visit(LEAD);
    await reading.refresh(LEAD);
    expect(desk.crm.requests).not.toContain('successorOf');
  });

  for (const read of ['refresh', 'visit'] as const) {
    it(`is still itself while it has its notes, where they would go with it, by ${read}`, async () => {
      const { desk, reading } = aReader({ notesMove: true });
      const note = desk.crm.addNote(LEAD, encodeNote(aHandoverEntry(), 'text'), SDR);
      await reading[read](LEAD);
      await reading[read](LEAD);
      expect(desk.crm.requests).not.toContain('successorOf');
      desk.crm.notes.splice(0, 1, { ...note, record: DEAL });
      convertedTo(desk, { isGone: false });
      await reading[read](LEAD);
      expect(await standing(desk)).toEqual({ onLead: 0, onDeal: [1] });
    });
  }

  it('into what cannot be read is told as gone', async () => {
    const { desk, reading } = aReader();
    convertedTo(desk, { isGone: true });
    desk.crm.gone.add(recordKey(DEAL));
    expect(await reading.visit(LEAD)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
