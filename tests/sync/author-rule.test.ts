import { describe, expect, it } from 'vitest';
import type { Entry, KindName } from '@/lib/handoff/entry';
import { HANDOFF_KINDS, TEAM_KINDS } from '@/lib/handoff/entries/index';
import { foldHandoff } from '@/lib/handoff/fold';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import type { StoredEntry } from '@/lib/store/rows';
import { encodeNote } from '@/lib/sync/codec';
import { pullRecord } from '@/lib/sync/pull';
import { anEntry, HANDOFF } from '../factories';
import { Desk } from './desk';
import { LEAD } from './memory-crm';

const STRANGER = { id: '99', name: 'Someone Else' };
const KINDS: readonly KindName[] = [...HANDOFF_KINDS, ...TEAM_KINDS].map(({ name }) => name);

async function pull(desk: Desk): Promise<void> {
  desk.now += 60_000;
  await pullRecord(desk.db, desk.crm.connection(), LEAD, { now: desk.now });
}

/** What the store holds of the thread, a handoff's or a team's. */
async function logOf(desk: Desk): Promise<readonly StoredEntry[]> {
  const row = (await desk.db.handoffs.get(HANDOFF)) ?? (await desk.db.teams.get(HANDOFF));
  return row?.log ?? [];
}

/** Somebody reads the CRM in which this note stands under this name. */
async function reads(entry: Entry, author: Entry['by'], changed = (text: string) => text) {
  const desk = new Desk();
  desk.crm.addNote(LEAD, changed(encodeNote(entry, 'text')), author);
  await pull(desk);
  return desk;
}

describe.each(KINDS)('a note of the kind %s', (kind) => {
  const entry = anEntry(kind, 8);

  it('is unverified and does not count where the CRM names another author', async () => {
    const log = await logOf(await reads(entry, STRANGER));
    expect(log).toEqual([{ entry: { ...entry, unverified: true }, noteId: 'n1' }]);
    const entries = log.map((stored) => stored.entry);
    for (const { timeline } of [foldHandoff(entries), foldTeam(entries)]) {
      expect(timeline).toMatchObject([{ ignored: 'unverified' }]);
    }
  });

  it('is verified where the CRM names its author, also after another copied it', async () => {
    const desk = await reads(entry, STRANGER);
    desk.crm.addNote(LEAD, encodeNote(entry, 'text'), entry.by);
    await pull(desk);
    expect(await logOf(desk)).toEqual([{ entry, noteId: 'n2' }]);
    desk.crm.addNote(LEAD, encodeNote(entry, 'text'), STRANGER);
    await pull(desk);
    expect(await logOf(desk)).toEqual([{ entry, noteId: 'n2' }]);
  });

  it('is known to be edited where its words were changed in the CRM', async () => {
    const desk = await reads(entry, entry.by, (text) => `Not so. ${text}`);
    expect(await logOf(desk)).toEqual([{ entry, noteId: 'n1', edited: true }]);
  });
});

describe('words that are changed in the CRM', () => {
  const entry = anEntry('returned', 8);
  const text = encodeNote(entry, 'text');

  async function readsAgain(desk: Desk, changed: string): Promise<readonly StoredEntry[]> {
    desk.crm.notes.splice(0);
    desk.crm.addNote(LEAD, changed, entry.by);
    await pull(desk);
    return logOf(desk);
  }

  it('are noticed after the note was read unchanged, and forgiven when they are put back', async () => {
    const desk = await reads(entry, entry.by);
    expect(await logOf(desk)).toEqual([{ entry, noteId: 'n1' }]);
    const changed = text.replace('does not know', 'knows');
    expect(await readsAgain(desk, changed)).toEqual([{ entry, noteId: 'n1', edited: true }]);
    expect(await readsAgain(desk, text)).toEqual([{ entry, noteId: 'n1' }]);
  });

  it('change nothing of what was meant', async () => {
    const desk = await reads(entry, entry.by);
    await readsAgain(desk, text.replace('does not know', 'knows'));
    const [stored] = await logOf(desk);
    expect(stored?.entry).toEqual(entry);
  });
});
