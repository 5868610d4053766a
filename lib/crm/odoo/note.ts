import * as z from 'zod/mini';
import type { CrmNote } from '../adapter';
import type { CrmResult } from '../error';
import { isModel, MODELS, recordOf, type Row } from './identity';
import { readRows, type Rpc } from './rpc';
import { datetimeOf, datetimeSchema, linkSchema, madeSchema } from './schemas';

/** Before it a body given as text was HTML; from it on that must be said, else it is escaped. */
const FIRST_WITH_ESCAPING = 17;

const noteSchema = z.object({
  id: z.int(),
  model: z.nullish(z.union([z.string(), z.literal(false)])),
  res_id: z.nullish(z.union([z.int(), z.literal(false)])),
  body: z.string(),
  date: datetimeSchema,
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
  return readNotes(rpc, origin, record, containing);
}

/**
 * Reads the notes of all records that hold the text and were made or changed since (UTC, ms). Odoo
 * has no index of texts: the further back, the longer every message is looked through.
 */
export function searchNotes(
  rpc: Rpc,
  origin: string,
  { containing, since }: { containing: string; since: number },
): Promise<CrmResult<CrmNote[]>> {
  const from = datetimeOf(since);
  const recent = [['model', 'in', MODELS], '|', ['date', '>=', from], ['write_date', '>=', from]];
  return readNotes(rpc, origin, recent, containing);
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

async function readNotes(
  rpc: Rpc,
  origin: string,
  where: readonly unknown[],
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const search = {
    model: 'mail.message',
    domain: [COMMENTS, ...where, ['body', 'ilike', wildcarded(containing)]],
    fields: ['model', 'res_id', 'body', 'date', 'create_uid'],
  };
  const read = await readRows(rpc, search, noteSchema);
  if (!read.ok) return read;
  return { ok: true, value: read.value.flatMap((row) => noteOf(origin, row, containing)) };
}

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
