import * as z from 'zod/mini';
import type { CrmNote, FoundNotes, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { err, ok, mapValue } from '../result';
import { recordAddress, isModel, MODELS, numberOf, recordOf, type Row } from './record';
import {
  readRows,
  readRowsOfOne,
  type Rpc,
  datetimeOf,
  datetimeSchema,
  linkSchema,
  madeSchema,
} from './rpc';

/** Before it a body given as text was HTML; from it on that must be said, else it is escaped. */
const FIRST_WITH_ESCAPING = 17;

const noteSchema = z.object({
  id: z.int(),
  model: z.nullish(z.union([z.string(), z.literal(false)])),
  res_id: z.nullish(z.union([z.int(), z.literal(false)])),
  body: z.string(),
  date: datetimeSchema,
  write_date: datetimeSchema,
  // The user who wrote it; `author_id` is that user's address card.
  create_uid: linkSchema,
});
type NoteRow = z.infer<typeof noteSchema>;

const COMMENTS = ['message_type', '=', 'comment'];

/**
 * Reads the record's notes that hold the text. From the messages and not from the chatter's own
 * route, which marks them as read and in 19 shows another record's where this one is hidden.
 */
export function readNotesOf(
  rpc: Rpc,
  origin: string,
  { model, id }: Row,
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const record = [
    ['model', '=', model],
    ['res_id', '=', id],
  ];
  return readRowsOfOne(rpc, messages(record, containing), noteSchema).then((read) =>
    mapValue(read, (rows) => rows.flatMap((row) => noteOf(origin, row, containing))),
  );
}

/**
 * Reads the notes of all records that hold the text and were made or changed since (UTC, ms). Odoo
 * has no index of texts: the further back, the longer every message is looked through.
 */
export async function searchNotes(
  rpc: Rpc,
  origin: string,
  { containing, since }: { containing: string; since: number },
): Promise<CrmResult<FoundNotes>> {
  const recent = [
    ['model', 'in', MODELS],
    ['write_date', '>=', datetimeOf(since)],
  ];
  const search = { ...messages(recent, containing), order: 'write_date asc, id asc' };
  const read = await readRows(rpc, { ...search, most: MOST_A_LOOK }, noteSchema);
  return mapValue(read, (rows) => ({
    notes: rows
      .flatMap((row) => noteOf(origin, row, containing))
      .toSorted((a, b) => a.createdAt - b.createdAt || Number(a.id) - Number(b.id)),
    seenUntil: rows.reduce((newest, row) => Math.max(newest, row.write_date), since),
  }));
}

/** Takes a note of this user's own away; Odoo lets whoever may write a record take anybody's. */
export async function deleteNote(
  { call }: Rpc,
  noteId: string,
  as: string,
): Promise<CrmResult<void>> {
  const id = numberOf(noteId);
  if (id === undefined) return err({ code: 'not-found' });
  const search = { model: 'mail.message', method: 'search_read', kwargs: { order: 'id asc' } };
  const args = [[['id', '=', id]], ['create_uid']];
  const found = await call({ ...search, args }, z.array(z.object({ create_uid: linkSchema })));
  if (!found.ok) return found;
  const [note] = found.value;
  if (!note) return err({ code: 'not-found' });
  if (String(note.create_uid?.id) !== as) return err({ code: 'forbidden' });
  const gone = await call(
    { model: 'mail.message', method: 'unlink', args: [[id]] },
    z.literal(true),
  );
  return mapValue(gone, () => undefined);
}

/**
 * What a lead was merged into. Odoo deletes it and moves its messages, and keeps no other trace: the
 * address that Baton's notes give of their own record still names the one that is gone.
 */
export async function successorOf(
  rpc: Rpc,
  origin: string,
  row: Row,
): Promise<CrmResult<RecordRef | undefined>> {
  const args = [[row.id], ['id']];
  const still = await rpc.call({ model: row.model, method: 'read', args }, z.array(z.unknown()));
  const isGone = still.ok ? still.value.length === 0 : still.error.code === 'not-found';
  if (!isGone) return mapValue(still, () => undefined);
  const address = recordAddress(recordOf(origin, row)).replace(/&/g, '&amp;');
  const where = [
    ['model', '=', row.model],
    ['res_id', '!=', row.id],
  ];
  const read = await readRows(rpc, messages(where, address), noteSchema);
  if (!read.ok) return read;
  const [newest] = read.value
    .flatMap((message) => noteOf(origin, message, address))
    .toSorted((a, b) => b.createdAt - a.createdAt);
  return ok(newest?.record);
}

/** Writes a note that is not sent to the customer; gives its number. */
export function writeNote(
  { call }: Rpc,
  { model, id }: Row,
  { html, version }: { html: string; version: number },
): Promise<CrmResult<number>> {
  const kwargs = {
    body: html,
    message_type: 'comment',
    subtype_xmlid: 'mail.mt_note',
    ...(version >= FIRST_WITH_ESCAPING ? { body_is_html: true } : {}),
  };
  return call({ model, method: 'message_post', args: [[id]], kwargs }, madeSchema);
}

/** What one look for news reads; the next goes on. */
const MOST_A_LOOK = 500;

const messages = (where: readonly unknown[], containing: string) => ({
  model: 'mail.message',
  domain: [COMMENTS, ...where, ['body', 'ilike', wildcarded(containing)]],
  fields: ['model', 'res_id', 'body', 'date', 'write_date', 'create_uid'],
});

/**
 * A wider condition than meant: bodies are HTML, in which some characters take several, and others
 * are wildcards of the search. {@link noteOf} looks again.
 */
function wildcarded(text: string): string {
  return text.replace(/[%_\\&<>"']/g, '%');
}

function noteOf(origin: string, row: NoteRow, containing: string): CrmNote[] {
  const { model, res_id: id, create_uid: user } = row;
  if (!model || !id || !user || !isModel(model) || !row.body.includes(containing)) return [];
  return [
    {
      id: String(row.id),
      record: recordOf(origin, { model, id }),
      text: row.body,
      author: { id: String(user.id), name: user.name },
      createdAt: row.date,
    },
  ];
}
