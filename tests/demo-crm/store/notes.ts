import * as z from 'zod/mini';
import type { Database } from '../database.ts';
import { idMadeOnce } from './once.ts';
import { RECORD_TYPES, type RecordKey } from './records.ts';

const noteRow = z.object({
  id: z.number(),
  type: z.enum(RECORD_TYPES),
  record: z.string(),
  body: z.string(),
  author: z.string(),
  authorName: z.string(),
  created: z.number(),
  changed: z.number(),
});

export type Note = z.infer<typeof noteRow>;

/** UTF-16 units. */
export const LONGEST_NOTE = 30_000;

const SELECT = `select notes.*, users.name as authorName
  from notes join users on users.id = notes.author`;
const parse = (rows: readonly unknown[]) => rows.map((row) => noteRow.parse(row));

export interface NewNote {
  readonly body: string;
  readonly author: string;
  readonly at: number;
  /** Whoever sends it again makes no second note. */
  readonly once?: string | undefined;
}

/** Adds a note and gives its id, or that of the one which its author made by the same key. */
export function addNote(
  db: Database,
  { type, id }: RecordKey,
  { body, author, at, once }: NewNote,
): number {
  const made = idMadeOnce(db, 'notes', author, once);
  if (made !== undefined) return made;
  const { lastInsertRowid } = db
    .prepare(
      `insert into notes (type, record, body, author, created, changed, once)
       values (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(type, id, body, author, at, at, once ?? null);
  db.prepare('update records set changed = max(changed, ?) where type = ? and id = ?').run(
    at,
    type,
    id,
  );
  return Number(lastInsertRowid);
}

export function findNote(db: Database, id: number): Note | undefined {
  const row = db.prepare(`${SELECT} where notes.id = ?`).get(id);
  return row && noteRow.parse(row);
}

/** All notes of a record, newest first. */
export function notesOf(db: Database, { type, id }: RecordKey): Note[] {
  return parse(
    db
      .prepare(`${SELECT} where type = ? and record = ? order by created desc, notes.id desc`)
      .all(type, id),
  );
}

/** Changes a note as an editor in the CRM would; its author stays. */
export function editNote(db: Database, id: number, body: string, now: number): void {
  db.prepare('update notes set body = ?, changed = ? where id = ?').run(body, now, id);
}

export function deleteNote(db: Database, id: number): void {
  db.prepare('delete from notes where id = ?').run(id);
}

export interface NoteSearch {
  readonly contains: string;
  /** Only ids after this one. */
  readonly after: number;
  readonly limit: number;
}

/** Notes of a record that hold a text, oldest first. */
export function notesHolding(db: Database, { type, id }: RecordKey, search: NoteSearch): Note[] {
  return parse(
    db
      .prepare(
        `${SELECT} where type = ? and record = ? and notes.id > ? and instr(body, ?) > 0
         order by notes.id limit ?`,
      )
      .all(type, id, search.after, search.contains, search.limit),
  );
}

/** Notes of any record that hold a text and were made or changed since an instant (UTC, ms). */
export function notesSince(db: Database, since: number, search: NoteSearch): Note[] {
  return parse(
    db
      .prepare(
        `${SELECT} where notes.changed >= ? and notes.id > ? and instr(body, ?) > 0
         order by notes.id limit ?`,
      )
      .all(since, search.after, search.contains, search.limit),
  );
}
