import type { CrmNote, CrmUser, FoundNotes, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { Search } from '../search-window';
import { err, ok, mapValue } from '../result';
import { type Api, madeBySchema, madeSchema, noteSchema, type Note } from './api';
import { isModule, isNumber, recordOf, type Row } from './record';

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

/** A look that has read so many pages leaves the rest to the next. */
const PAGES_A_LOOK = 5;

/**
 * Reads the notes of all records that hold the text and were changed since (UTC, ms), a few pages of
 * them. Neither what they say nor when they were changed can be asked for, so they are read from the
 * newest back, over as many looks as it takes to come to `since`.
 */
export async function searchNotes(
  api: Api,
  origin: string,
  { containing, since, rest }: Search,
): Promise<CrmResult<FoundNotes>> {
  const stopped = restOf(rest);
  let newest = stopped?.newest ?? since;
  let at = stopped?.at;
  const found: Note[] = [];
  for (let pages = 0; pages < PAGES_A_LOOK; pages += 1) {
    const page = await api.page('/Notes', NEWEST_FIRST, at, noteSchema);
    if (!page.ok && at !== undefined && page.error.code === 'rejected') {
      // A token is good for a day: then all begins anew. What no token was given for stays with its record.
      if (isToken(at)) return ok({ notes: [], seenUntil: since });
      at = undefined;
      break;
    }
    if (!page.ok) return page;
    const { rows, next } = page.value;
    for (const note of rows) {
      if (changedAt(note) >= since) found.push(note);
      if (stopped === undefined) newest = Math.max(newest, changedAt(note));
    }
    at = rows.some((note) => changedAt(note) < since) ? undefined : next;
    if (at === undefined) break;
  }
  const notes = holding(found, containing).flatMap((note) => {
    const record = parentOf(origin, api.org, note);
    return record ? [noteOf(note, record)] : [];
  });
  return ok({
    notes,
    ...(at === undefined ? { seenUntil: newest } : stoppedAt(since, newest, at)),
  });
}

/** A page is asked for by a token, or in short lists by its number. */
const isToken = (at: string) => at.startsWith('page_token=');

const NEWEST_FIRST = { fields: FIELDS, sort_by: 'Modified_Time', sort_order: 'desc' };

const changedAt = (note: Note): number => note.Modified_Time ?? note.Created_Time;

/** A search that is not at its end has seen nothing whole; it knows the newest note that it saw. */
const stoppedAt = (since: number, newest: number, at: string) => ({
  seenUntil: since,
  rest: `${newest} ${at}`,
});

function restOf(rest: string | undefined): { newest: number; at: string } | undefined {
  const [, newest, at] = /^(\d{1,15}) (\S+)$/.exec(rest ?? '') ?? [];
  return newest === undefined || at === undefined ? undefined : { newest: Number(newest), at };
}

/** Removes a note that this user made; fails with `forbidden` for another's. One gone is removed. */
export async function deleteNote(api: Api, id: string, as: string): Promise<CrmResult<void>> {
  if (!isNumber(id)) return err({ code: 'not-found' });
  const read = () => api.first(`/Notes/${id}?fields=Created_By`, madeBySchema);
  const note = await read();
  if (!note.ok) return note.error.code === 'not-found' ? ok(undefined) : note;
  if (note.value.Created_By?.id !== as) return err({ code: 'forbidden' });
  const removed = await api.act('DELETE', `/Notes/${id}`);
  if (removed.ok || removed.error.code !== 'forbidden') return removed;
  // What is gone meanwhile, by a request that a browser repeats, is refused as a wrong number is.
  const still = await read();
  return !still.ok && still.error.code === 'not-found' ? ok(undefined) : removed;
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
