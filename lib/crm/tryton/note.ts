import * as z from 'zod/mini';
import type { CrmNote, FoundNotes } from '../adapter';
import type { CrmResult } from '../error';
import { readChanges, type Search } from '../search-window';
import { err, ok, mapValue } from '../result';
import { numberOf, recordOf, referencedLead, referenceTo, userIdOf, type Row } from './record';
import { findVisible } from './lead';
import { readRows, ROWS_PER_PAGE, type Calls, datetimeOf, datetimeSchema } from './rpc';

const noteSchema = z.object({
  id: z.int(),
  resource: z.nullable(z.string()),
  message: z.nullable(z.string()),
  create_date: datetimeSchema,
  /** Absent until somebody changes it. */
  write_date: z.nullish(datetimeSchema),
  'create_uid.': z.object({ id: z.int(), rec_name: z.string() }),
});
type NoteRow = z.infer<typeof noteSchema>;

const NOTE_FIELDS = ['resource', 'message', 'create_date', 'write_date', 'create_uid.rec_name'];
/**
 * Tryton's rules guard leads, not the notes on them. Asking for a field of the lead through its note
 * makes them count: the whole answer is refused where one lead is hidden from this user.
 */
const GUARDED_FIELDS = [...NOTE_FIELDS, 'resource.id'];

/** `last_modification` is when a note was changed or, where it never was, made. */
const OLDEST_CHANGE_FIRST = [
  ['last_modification', 'ASC'],
  ['id', 'ASC'],
];

/** Where notes are read, for the refs that they get. */
export interface NotePlace {
  readonly origin: string;
  readonly database: string;
}

/** Reads the lead's notes that hold the text; refused where Tryton hides the lead from this user. */
export async function readNotesOf(
  calls: Calls,
  { origin, ...lead }: NotePlace & Row,
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const search = {
    model: 'ir.note',
    domain: [['resource', '=', referenceTo(lead)], holding(containing)],
    fields: GUARDED_FIELDS,
  };
  const read = await readRows(calls, search, noteSchema);
  return mapValue(read, (rows) => notesOf({ origin, database: lead.database }, rows, containing));
}

/**
 * Reads the notes of all leads that hold the text and were made or changed since (UTC, ms), the oldest
 * change first, as far as a look goes.
 */
export async function searchNotes(
  calls: Calls,
  place: NotePlace,
  { containing, ...from }: Search,
): Promise<CrmResult<FoundNotes>> {
  // What was found out of the user's rights in the pages read so far.
  const rights = { isGuarded: true };
  const found = await readChanges<NoteRow>(from, {
    idOf: ({ id }) => String(id),
    changedAt: ({ create_date: made, write_date: changed }) => changed ?? made,
    async read(at, offset) {
      const instant = datetimeOf(at);
      const domain = [
        ['resource', 'like', 'sale.opportunity,%'],
        ['OR', ['create_date', '>=', instant], ['write_date', '>=', instant]],
        holding(containing),
      ];
      const page = (fields: readonly string[]) => {
        const params = [domain, offset, ROWS_PER_PAGE, OLDEST_CHANGE_FIRST, fields];
        return calls.read('ir.note.search_read', params, z.array(noteSchema));
      };
      let rows = await page(rights.isGuarded ? GUARDED_FIELDS : NOTE_FIELDS);
      if (rights.isGuarded && !rows.ok && rows.error.code === 'forbidden') {
        rights.isGuarded = false;
        rows = await page(NOTE_FIELDS);
      }
      return mapValue(rows, (items) => ({ items, isLast: items.length < ROWS_PER_PAGE }));
    },
  });
  if (!found.ok) return found;
  const { items, seen } = found.value;
  const holders = notesOf(
    place,
    items.toSorted((a, b) => a.id - b.id),
    containing,
  );
  const notes = rights.isGuarded ? ok(holders) : await withoutHidden(calls, holders);
  return mapValue(notes, (shown) => ({ notes: shown, ...seen }));
}

/** Leaves out what the user could not see in Tryton itself: notes of leads that are hidden there. */
async function withoutHidden(calls: Calls, notes: CrmNote[]): Promise<CrmResult<CrmNote[]>> {
  if (notes.length === 0) return ok(notes);
  const leads = [...new Set(notes.map((note) => note.record.id))];
  const visible = await findVisible(calls, leads.map(Number));
  if (!visible.ok) return visible;
  const shown = new Set(visible.value.map(String));
  return ok(notes.filter((note) => shown.has(note.record.id)));
}

/** Writes a note; returns its number. */
export async function writeNote(
  { write }: Calls,
  lead: Row,
  message: string,
): Promise<CrmResult<number>> {
  const values = { resource: referenceTo(lead), message };
  const made = await write('ir.note.create', [[values]], z.tuple([z.int()]));
  return mapValue(made, ([id]) => id);
}

const writerSchema = z.array(z.object({ create_uid: z.int() }));

/** Takes a note of the user's own away; Tryton lets whoever may change a lead take anybody's. */
export async function deleteNote(
  { read, write }: Calls,
  { lead, noteId, userId }: { lead: Row; noteId: string; userId: number },
): Promise<CrmResult<void>> {
  const id = numberOf(noteId);
  if (id === undefined) return err({ code: 'not-found' });
  const domain = [
    ['id', '=', id],
    ['resource', '=', referenceTo(lead)],
  ];
  const found = await read(
    'ir.note.search_read',
    [domain, 0, 1, null, ['create_uid']],
    writerSchema,
  );
  if (!found.ok) return found;
  const [note] = found.value;
  if (!note) return err({ code: 'not-found' });
  if (note.create_uid !== userId) return err({ code: 'forbidden' });
  return mapValue(await write('ir.note.delete', [[id]], z.null()), () => undefined);
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
