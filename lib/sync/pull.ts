import type { CrmNote, RecordRef } from '@/lib/crm/adapter';
import type { CrmResult } from '@/lib/crm/error';
import { type LoggedEntry, writtenBy } from '@/lib/handoff/entry';
import { personName } from '@/lib/handoff/person';
import type { BatonDatabase } from '@/lib/store/database';
import { personOf } from '@/lib/store/people';
import { receiveEntries, unknownAmong } from '@/lib/store/receive';
import { recordKey } from '@/lib/store/record-key';
import { readCursor, saveCursor } from '@/lib/store/cursor';
import type { RecordKey, StoredEntry } from '@/lib/store/rows';
import { decodeNote, MARKER } from './codec';
import type { Connection } from './connection';

/** Servers stamp notes when a request begins and show them when it ends: look back a minute. */
const OVERLAP_MS = 60_000;

/** What reading notes brought. */
export interface Pulled {
  /** Entries that are new to this browser. */
  readonly received: number;
  /** Notes that bear the marker and hold no entry: damaged, or never Baton's. */
  readonly refused: number;
}

/** What looking at a whole origin brought. */
export interface OriginPulled extends Pulled {
  readonly news: readonly RecordNews[];
}

/** Entries of one record that this browser did not know, as their authors wrote them. */
export interface RecordNews {
  readonly record: RecordKey;
  readonly entries: readonly LoggedEntry[];
}

/** Takes in all that the notes of a record hold: one request, at most one transaction. */
export async function pullRecord(
  db: BatonDatabase,
  { session }: Connection,
  ref: RecordRef,
  now: number,
): Promise<CrmResult<Pulled>> {
  const notes = await session.listNotes(ref, MARKER);
  if (!notes.ok) return notes;
  return { ok: true, value: await receiveNotes(db, ref, notes.value, now) };
}

/**
 * Takes in what is new on any record of the origin since the last time: one request, and nothing
 * is written where nothing is new.
 */
export async function pullOrigin(
  db: BatonDatabase,
  { session }: Connection,
  origin: string,
  now: number,
): Promise<CrmResult<OriginPulled>> {
  const since = await readCursor(db, origin);
  const found = await session.searchNotes(MARKER, Math.max(0, since - OVERLAP_MS));
  if (!found.ok) return found;
  const { notes, seenUntil } = found.value;
  const pulled = { received: 0, refused: 0 };
  const news: RecordNews[] = [];
  const byRecord = Map.groupBy(notes, ({ record }) => recordKey(record));
  for (const [record, [first, ...rest]] of byRecord) {
    if (first?.record.origin !== origin) continue;
    const written = (await entriesOf(db, [first, ...rest])).filter(isSure);
    const unknown = await unknownAmong(db, written);
    const { received, refused } = await receiveNotes(db, first.record, [first, ...rest], now);
    pulled.received += received;
    pulled.refused += refused;
    if (unknown.length > 0) news.push({ record, entries: unknown.map(({ entry }) => entry) });
  }
  // By the server's clock, but not ahead of ours: one note from the future must not hide all others.
  const next = Math.min(seenUntil, Math.max(now, since));
  if (next > since) await saveCursor(db, origin, next);
  return { ok: true, value: { ...pulled, news } };
}

function isSure(stored: StoredEntry | undefined): stored is StoredEntry {
  return stored !== undefined && !stored.entry.unverified;
}

async function receiveNotes(
  db: BatonDatabase,
  ref: RecordRef,
  notes: readonly CrmNote[],
  now: number,
): Promise<Pulled> {
  const found = await entriesOf(db, notes);
  const entries = found.filter((stored) => stored !== undefined);
  const received = await receiveEntries(db, recordKey(ref), entries, now);
  return { received, refused: found.length - entries.length };
}

function entriesOf(
  db: BatonDatabase,
  notes: readonly CrmNote[],
): Promise<(StoredEntry | undefined)[]> {
  return Promise.all(notes.map((note) => entryOfNote(db, note)));
}

/**
 * The CRM says who wrote the note: in anybody else's name it does not count, and its author is
 * called what the CRM calls them.
 */
async function entryOfNote(db: BatonDatabase, note: CrmNote): Promise<StoredEntry | undefined> {
  const decoded = decodeNote(note.text);
  if (!decoded.ok) return undefined;
  const { entry, edited } = decoded;
  const isAuthors = note.author.id === entry.by.id;
  return {
    entry: isAuthors
      ? writtenBy(entry, { id: entry.by.id, name: await nameOf(db, note, entry) })
      : { ...entry, unverified: true },
    noteId: note.id,
    ...(edited ? { edited } : {}),
  };
}

/** Some CRMs name a note's author by id alone: then the list of its users tells, where it was read. */
async function nameOf(db: BatonDatabase, note: CrmNote, { by }: LoggedEntry): Promise<string> {
  const told = personName(note.author.name, '');
  if (told !== '') return told;
  return (await personOf(db, note.record.origin, by.id))?.name ?? by.name;
}
