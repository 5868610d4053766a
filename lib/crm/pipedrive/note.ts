import * as z from 'zod/mini';
import type { CrmNote, FoundNotes, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { readChanges, type Search } from '../search-window';
import { err, ok, mapValue } from '../result';
import { type Api, noteSchema, type Note } from './api';
import { recordOf, type Target } from './record';

/** Reads the notes of a record that hold the text, oldest first. */
export async function readNotesOf(
  api: Api,
  record: RecordRef,
  { field, value }: Target,
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const query = { [field]: String(value), sort: 'add_time ASC' };
  const notes = await api.list('/v1/notes', query, noteSchema);
  return mapValue(notes, (all) =>
    // The list of a person or organisation also has the notes of their deals.
    notesHolding(record.origin, all, containing).filter(
      (note) => note.record.type === record.type && note.record.id === record.id,
    ),
  );
}

/**
 * Reads the notes of all records that hold the text and were made or changed since (UTC, ms). What they
 * say cannot be asked for.
 */
export async function searchNotes(
  api: Api,
  origin: string,
  { containing, ...from }: Search,
): Promise<CrmResult<FoundNotes>> {
  const read = await readChanges(from, {
    read: (at, offset) => {
      const query = { updated_since: wholeSeconds(at), sort: 'update_time ASC' };
      return api.page('/v1/notes', query, offset, noteSchema);
    },
    idOf: ({ id }) => String(id),
    changedAt: ({ update_time, add_time }) => update_time ?? add_time,
  });
  return mapValue(read, ({ items, seen }) => {
    const notes = notesHolding(origin, items, containing);
    return { notes: notes.sort((one, other) => one.createdAt - other.createdAt), ...seen };
  });
}

/** Removes a note of this user's own; fails with `forbidden` for another's. One gone is removed. */
export async function deleteNote(api: Api, id: string, as: string): Promise<CrmResult<void>> {
  const path = `/v1/notes/${encodeURIComponent(id)}`;
  const note = await api.get(path, z.object({ user_id: z.int() }));
  if (!note.ok) return note.error.code === 'not-found' ? ok(undefined) : note;
  if (String(note.value.user_id) !== as) return err({ code: 'forbidden' });
  return mapValue(await api.send('DELETE', path, undefined, z.unknown()), () => undefined);
}

/** Writes a note. */
export async function writeNote(
  api: Api,
  record: RecordRef,
  { field, value }: Target,
  content: string,
): Promise<CrmResult<CrmNote>> {
  const made = await api.send('POST', '/v1/notes', { content, [field]: value }, noteSchema);
  return mapValue(made, (note) => noteOf(note, record));
}

/** RFC 3339 without a fraction, which is all that is known to be taken. */
function wholeSeconds(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** A page may begin with what the last one ended with, where notes were written meanwhile. */
function notesHolding(origin: string, notes: readonly Note[], containing: string): CrmNote[] {
  const once = new Map(notes.map((note) => [note.id, note]));
  return [...once.values()]
    .filter(({ content }) => content?.includes(containing))
    .flatMap((note) => {
      const record = recordOf(origin, note);
      return record ? [noteOf(note, record)] : [];
    });
}

function noteOf({ id, content, user_id, user, add_time }: Note, record: RecordRef): CrmNote {
  const author = { id: String(user_id), name: user?.name ?? '' };
  return { id: String(id), record, text: content ?? '', author, createdAt: add_time };
}
