import { expect, it } from 'vitest';
import { isKnown } from '@/lib/handoff/entry';
import { decodeNote } from '@/lib/sync/codec';
import { startDemoCrm } from './server';
import { notesOf } from './store/notes';
import { addTeamYear, ROOM_LEAD } from './team-year';

const NOW = Date.UTC(2026, 10, 27, 12);

it('a year of a team stands in the demo CRM as its authors’ own notes, once', async () => {
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  try {
    const year = { handoffs: 40, sdrs: 6, bdms: 20, now: NOW };
    expect(addTeamYear(crm.db, year)).toBe(true);
    expect(addTeamYear(crm.db, year)).toBe(false);
    const room = notesOf(crm.db, { type: 'leads', id: ROOM_LEAD });
    const kinds = room.map(({ body, author }) => {
      const decoded = decodeNote(body);
      if (!decoded.ok) throw new Error(decoded.reason);
      expect(decoded.entry.by.id).toBe(author);
      return isKnown(decoded.entry) ? decoded.entry.kind : 'unknown';
    });
    expect(kinds.at(-1)).toBe('team-room');
    const first = notesOf(crm.db, { type: 'leads', id: '10000' });
    expect(decodeNote(first.at(-1)?.body ?? '')).toMatchObject({
      ...{ ok: true, edited: false, entry: { kind: 'handed-over', by: { id: 'u-sam' } } },
    });
  } finally {
    await crm.stop();
  }
});

it('its notes are numbered in the order in which they were made, as a CRM’s own are', async () => {
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  try {
    addTeamYear(crm.db, { handoffs: 40, sdrs: 6, bdms: 20, now: NOW });
    const made = crm.db
      .prepare("select created from notes where record = ? or record like '1____' order by id")
      .all(ROOM_LEAD)
      .map(({ created }) => Number(created));
    expect(made.length).toBeGreaterThan(150);
    expect(made).toEqual(made.toSorted((one, other) => one - other));
  } finally {
    await crm.stop();
  }
});
