import * as z from 'zod/mini';
import type { CrmNote } from '../adapter';
import type { CrmResult } from '../error';
import { recordOf, referencedLead, referenceTo, userIdOf, type Row } from './identity';
import { findVisible } from './lead';
import { readRows, type Call } from './rpc';
import { datetimeOf, datetimeSchema } from './schemas';

const noteSchema = z.object({
  id: z.int(),
  resource: z.nullable(z.string()),
  message: z.nullable(z.string()),
  create_date: datetimeSchema,
  'create_uid.': z.object({ id: z.int(), rec_name: z.string() }),
});
type NoteRow = z.infer<typeof noteSchema>;

const NOTE_FIELDS = ['resource', 'message', 'create_date', 'create_uid.rec_name'];
/**
 * Tryton's rules guard leads, not the notes on them. Asking for a field of the lead through its note
 * makes them count: the whole answer is refused where one lead is hidden from this user.
 */
const GUARDED_FIELDS = [...NOTE_FIELDS, 'resource.id'];

/** Where notes are read, for the refs that they get. */
export interface NotePlace {
  readonly origin: string;
  readonly database: string;
}

/** Reads the lead's notes that hold the text; refused where Tryton hides the lead from this user. */
export async function readNotesOf(
  call: Call,
  { origin, ...lead }: NotePlace & Row,
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const search = {
    model: 'ir.note',
    domain: [['resource', '=', referenceTo(lead)], holding(containing)],
    fields: GUARDED_FIELDS,
  };
  const read = await readRows(call, search, noteSchema);
  if (!read.ok) return read;
  return { ok: true, value: notesOf({ origin, database: lead.database }, read.value, containing) };
}

/** Reads the notes of all leads that hold the text and were made or changed since (UTC, ms). */
export async function searchNotes(
  call: Call,
  place: NotePlace,
  { containing, since }: { containing: string; since: number },
): Promise<CrmResult<CrmNote[]>> {
  const from = datetimeOf(since);
  const domain = [
    ['resource', 'like', 'sale.opportunity,%'],
    ['OR', ['create_date', '>=', from], ['write_date', '>=', from]],
    holding(containing),
  ];
  const search = { model: 'ir.note', domain };
  const all = await readRows(call, { ...search, fields: GUARDED_FIELDS }, noteSchema);
  if (all.ok) return { ok: true, value: notesOf(place, all.value, containing) };
  if (all.error.code !== 'forbidden') return all;
  const read = await readRows(call, { ...search, fields: NOTE_FIELDS }, noteSchema);
  return read.ok ? withoutHidden(call, notesOf(place, read.value, containing)) : read;
}

/** Leaves out what the user could not see in Tryton itself: notes of leads that are hidden there. */
async function withoutHidden(call: Call, notes: CrmNote[]): Promise<CrmResult<CrmNote[]>> {
  if (notes.length === 0) return { ok: true, value: notes };
  const leads = [...new Set(notes.map((note) => note.record.id))];
  const visible = await findVisible(call, leads.map(Number));
  if (!visible.ok) return visible;
  const shown = new Set(visible.value.map(String));
  return { ok: true, value: notes.filter((note) => shown.has(note.record.id)) };
}

/** Writes a note; gives its number. */
export async function writeNote(
  call: Call,
  lead: Row,
  message: string,
): Promise<CrmResult<number>> {
  const values = { resource: referenceTo(lead), message };
  const made = await call('ir.note.create', [[values]], z.tuple([z.int()]));
  return made.ok ? { ok: true, value: made.value[0] } : made;
}

/**
 * A wider condition than meant: databases differ in what escapes a wildcard, so each special
 * character becomes "any one", and {@link notesOf} looks again.
 */
function holding(text: string): readonly unknown[] {
  return ['message', 'like', `%${text.replace(/[%_\\]/g, '_')}%`];
}

function notesOf(place: NotePlace, rows: readonly NoteRow[], containing: string): CrmNote[] {
  return rows.flatMap((row) => {
    const lead = referencedLead(row.resource ?? '');
    const text = row.message ?? '';
    if (lead === undefined || !text.includes(containing)) return [];
    const author = row['create_uid.'];
    return {
      id: String(row.id),
      record: recordOf(place.origin, { database: place.database, id: lead }),
      text,
      author: { id: userIdOf({ database: place.database, id: author.id }), name: author.rec_name },
      createdAt: row.create_date,
    };
  });
}
