import type { CrmNote } from '@/lib/crm/adapter';
import { type LoggedEntry, writtenBy } from '@/lib/handoff/entry';
import { personName } from '@/lib/handoff/person';
import type { BatonDatabase } from '@/lib/store/database';
import { personOf } from '@/lib/store/people';
import type { FoundEntry } from '@/lib/store/rows';
import { decodeNote, type DecodedNote } from './codec';

/** A note, and what it holds: each is decoded once. */
export interface ReadNote {
  readonly note: CrmNote;
  readonly decoded: DecodedNote;
}

/** Decodes notes, in their order. */
export function readNotes(notes: readonly CrmNote[]): ReadNote[] {
  return notes.map((note) => ({ note, decoded: decodeNote(note.text) }));
}

/** The entries of notes, in their order; `undefined` for a note that holds none. */
export function entriesOf(
  db: BatonDatabase,
  read: readonly ReadNote[],
): Promise<(FoundEntry | undefined)[]> {
  return Promise.all(read.map((one) => storedOf(db, one)));
}

/**
 * The CRM says who wrote the note: in anybody else's name it does not count, and its author is
 * called what the CRM calls them.
 */
async function storedOf(
  db: BatonDatabase,
  { note, decoded }: ReadNote,
): Promise<FoundEntry | undefined> {
  if (!decoded.ok) return undefined;
  const { entry, edited } = decoded;
  const isAuthors = note.author.id === entry.by.id;
  return {
    entry: isAuthors
      ? writtenBy(entry, { id: entry.by.id, name: await nameOf(db, note, entry) })
      : { ...entry, unverified: true },
    noteId: note.id,
    writtenAt: note.createdAt,
    ...(edited ? { edited } : {}),
  };
}

/** Some CRMs name a note's author by id alone: then the list of its users tells, where it was read. */
async function nameOf(db: BatonDatabase, note: CrmNote, { by }: LoggedEntry): Promise<string> {
  const told = personName(note.author.name, '');
  if (told !== '') return told;
  return (await personOf(db, note.record.origin, by.id))?.name ?? by.name;
}

/** Whether there is an entry, and its author wrote it. */
export function isSure(stored: FoundEntry | undefined): stored is FoundEntry {
  return stored !== undefined && !stored.entry.unverified;
}
