import type { CrmNote, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { mapValue } from '../result';
import type { Api } from './api';
import { isModule, isNumber, recordOf, type Row } from './identity';
import { noteSchema, madeSchema, type Note } from './schemas';

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
): Promise<CrmResult<CrmNote[]>> {
  const query = { fields: FIELDS, sort_by: 'Modified_Time', sort_order: 'desc' };
  const isEarlier = (note: Note) => (note.Modified_Time ?? note.Created_Time) < since;
  const isEnough = (notes: readonly Note[]) => notes.some(isEarlier);
  return mapValue(await api.list('/Notes', query, noteSchema, isEnough), (notes) =>
    holding(notes, containing)
      .filter((note) => !isEarlier(note))
      .flatMap((note) => {
        const record = parentOf(origin, api.org, note);
        return record ? [noteOf(note, record)] : [];
      }),
  );
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
