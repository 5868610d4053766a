import type { CrmNote, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { mapValue } from '../result';
import type { Api } from './api';
import { noteSchema, type Note } from './schemas';
import { recordOf, type Target } from './target';

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

/** Reads the notes of all records that hold the text and were made or changed since (UTC, ms). */
export async function searchNotes(
  api: Api,
  origin: string,
  { containing, since }: { containing: string; since: number },
): Promise<CrmResult<CrmNote[]>> {
  const query = { updated_since: wholeSeconds(since), sort: 'add_time ASC' };
  const notes = await api.list('/v1/notes', query, noteSchema);
  return mapValue(notes, (all) => notesHolding(origin, all, containing));
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
