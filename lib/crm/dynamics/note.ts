import type * as z from 'zod/mini';
import type { CrmNote, CrmUser, FoundNotes, NewNote, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { err, ok, mapValue } from '../result';
import { quoted, type Api, LABEL, madeBySchema, noteSchema, TABLE } from './api';
import { isGuid, rowOf, type Row } from './record';

const SELECT = 'annotationid,notetext,createdon,modifiedon,_createdby_value,_objectid_value';
const ORDER = 'createdon asc';
const NO_FILES = 'isdocument eq false';

/** Reads the notes of a record that hold the text, oldest first. */
export async function readNotesOf(
  api: Api,
  origin: string,
  { id }: Row,
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const $filter = `_objectid_value eq ${id} and ${NO_FILES}`;
  const query = { $select: SELECT, $filter, $orderby: ORDER };
  const notes = await api.list('/annotations', query, noteSchema);
  return mapValue(notes, (all) => notesHolding(origin, all, containing));
}

/** Reads the notes that hold the text and were changed since (UTC, ms), of all records. */
export async function searchNotes(
  api: Api,
  origin: string,
  { containing, since }: { containing: string; since: number },
): Promise<CrmResult<FoundNotes>> {
  const from = new Date(since).toISOString();
  const $filter = `modifiedon ge ${from} and contains(notetext,${quoted(containing)}) and ${NO_FILES}`;
  const query = { $select: SELECT, $filter, $orderby: ORDER };
  const notes = await api.list('/annotations', query, noteSchema);
  // The server leaves out the notes of others, so that all that are Baton's were seen.
  return mapValue(notes, (all) => ({
    notes: notesHolding(origin, all, containing),
    seenUntil: all.reduce((latest, { modifiedon }) => Math.max(latest, modifiedon), since),
  }));
}

/** Removes a note that this user made; fails with `forbidden` for another's. One gone is removed. */
export async function deleteNote(api: Api, id: string, as: string): Promise<CrmResult<void>> {
  if (!isGuid(id)) return err({ code: 'not-found' });
  const path = `/annotations(${id})`;
  const note = await api.get(`${path}?$select=_createdby_value`, madeBySchema);
  if (!note.ok) return note.error.code === 'not-found' ? ok(undefined) : note;
  if (note.value._createdby_value !== as) return err({ code: 'forbidden' });
  return api.remove(path);
}

/**
 * Writes a note under an id that is its key: however often it is sent, it is there once. Fails with
 * `unexpected` for a key that is no id.
 */
export async function writeNote(
  api: Api,
  record: RecordRef,
  { kind, path }: Row,
  { text, key, me, now }: NewNote & { readonly me: CrmUser; readonly now: number },
): Promise<CrmResult<CrmNote>> {
  const id = key.toLowerCase();
  if (!isGuid(id)) return err({ code: 'unexpected', status: 0 });
  const note = `/annotations(${id})`;
  const made = await api.create(note, { notetext: text, [`objectid_${kind}@odata.bind`]: path });
  const isThere = !made.ok && made.error.code === 'unexpected' && made.error.status === 412;
  if (!made.ok && !isThere) return made;
  // To ask when it was made would be a request after the write, which may fail in its place: so that
  // is this device's word until the notes are next read.
  return ok({ id, record, text, author: me, createdAt: now });
}

type Note = z.infer<typeof noteSchema>;

function notesHolding(origin: string, notes: readonly Note[], containing: string): CrmNote[] {
  return notes.flatMap((note) => {
    const type = note[`_objectid_value${TABLE}`];
    const row = rowOf({
      type: typeof type === 'string' ? type : '',
      id: note._objectid_value ?? '',
    });
    if (!row || !note.notetext?.includes(containing)) return [];
    return noteOf(note, { origin, type: row.kind, id: row.id });
  });
}

function noteOf(note: Note, record: RecordRef): CrmNote {
  const name = note[`_createdby_value${LABEL}`];
  return {
    id: note.annotationid,
    record,
    text: note.notetext ?? '',
    author: { id: note._createdby_value, name: typeof name === 'string' ? name : '' },
    createdAt: note.createdon,
  };
}
