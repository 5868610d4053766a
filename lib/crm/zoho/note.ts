import type { CrmNote, CrmUser, FoundNotes, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { failed, given, mapValue } from '../result';
import type { Api } from './api';
import { isModule, isNumber, recordOf, type Row } from './identity';
import { madeBySchema, madeSchema, noteSchema, type Note } from './schemas';

const FIELDS = 'Note_Content,Created_By,Created_Time,Modified_Time,Parent_Id';

/** Reads the notes of a record that hold the text, oldest first. */
export async function readNotesOf(
  api: Api,
  record: RecordRef,
  { module, id }: Row,
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const query = { fields: FIELDS, sort_by: 'id', sort_order: 'asc' };
  return mapValue(await api.list(`/${module}/${id}/Notes`, query, noteSchema), (notes) =>
    holding(notes, containing).map((note) => noteOf(note, record)),
  );
}

/**
 * Reads the notes of all records that hold the text and were changed since (UTC, ms). What they say
 * cannot be asked for, so they are read from the newest back.
 */
export async function searchNotes(
  api: Api,
  origin: string,
  { containing, since }: { containing: string; since: number },
): Promise<CrmResult<FoundNotes>> {
  const query = { fields: FIELDS, sort_by: 'Modified_Time', sort_order: 'desc' };
  const changedAt = (note: Note) => note.Modified_Time ?? note.Created_Time;
  const isEarlier = (note: Note) => changedAt(note) < since;
  const isEnough = (notes: readonly Note[]) => notes.some(isEarlier);
  return mapValue(await api.list('/Notes', query, noteSchema, isEnough), (notes) => ({
    notes: holding(notes, containing)
      .filter((note) => !isEarlier(note))
      .flatMap((note) => {
        const record = parentOf(origin, api.org, note);
        return record ? [noteOf(note, record)] : [];
      }),
    // Read from the newest back to where the last search ended, so that nothing is left out.
    seenUntil: notes.reduce((latest, note) => Math.max(latest, changedAt(note)), since),
  }));
}

/** Removes a note that this user made; fails with `forbidden` for another's. One gone is removed. */
export async function deleteNote(api: Api, id: string, as: string): Promise<CrmResult<void>> {
  if (!isNumber(id)) return failed({ code: 'not-found' });
  const note = await api.first(`/Notes/${id}?fields=Created_By`, madeBySchema);
  if (!note.ok) return note.error.code === 'not-found' ? given(undefined) : note;
  return note.value.Created_By?.id === as
    ? api.act('DELETE', `/Notes/${id}`)
    : failed({ code: 'forbidden' });
}

/** Writes a note. */
export async function writeNote(
  api: Api,
  record: RecordRef,
  { module, id }: Row,
  { text, me, now }: { text: string; me: CrmUser; now: number },
): Promise<CrmResult<CrmNote>> {
  const body = { data: [{ Note_Content: text }] };
  const written = await api.write(`/${module}/${id}/Notes`, body, madeSchema);
  return mapValue(written, ({ id: noteId, Created_Time: createdAt = now }) => {
    return { id: noteId, record, text, author: me, createdAt };
  });
}

/** A page may begin with what the last one ended with, where notes were written meanwhile. */
function holding(notes: readonly Note[], containing: string): Note[] {
  const once = new Map(notes.map((note) => [note.id, note]));
  return [...once.values()]
    .filter(({ Note_Content: content }) => content?.includes(containing))
    .sort((one, other) => one.Created_Time - other.Created_Time);
}

function parentOf(origin: string, org: string, { Parent_Id: parent }: Note) {
  const module = parent?.module?.api_name;
  if (!parent || !isModule(module) || !isNumber(parent.id)) return undefined;
  return recordOf(origin, { org, module, id: parent.id });
}

/** Whose it is says who made it: its owner can be chosen. */
function noteOf({ id, Note_Content, Created_By, Created_Time }: Note, record: RecordRef): CrmNote {
  const author = { id: Created_By?.id ?? '', name: Created_By?.name ?? '' };
  return { id, record, text: Note_Content ?? '', author, createdAt: Created_Time };
}
