import * as z from 'zod/mini';
import type { Database } from '../database.ts';
import { idMadeOnce } from './once.ts';
import type { RecordKey } from './records.ts';

const attachmentRow = z.object({
  id: z.number(),
  name: z.string(),
  size: z.number(),
  authorName: z.string(),
  created: z.number(),
});

/** A file on a record, without its content. */
export type Attachment = z.infer<typeof attachmentRow>;

/** Bytes. */
export const LARGEST_FILE = 5_000_000;

const SELECT = `select attachments.id, attachments.name, length(content) as size, created,
  users.name as authorName from attachments join users on users.id = attachments.author`;

export interface NewAttachment {
  readonly name: string;
  readonly mime: string;
  readonly content: Uint8Array;
  readonly author: string;
  readonly at: number;
  /** Whoever sends it again makes no second file. */
  readonly once?: string | undefined;
}

/** Adds a file and gives its id, or that of the one which its author made by the same key. */
export function addAttachment(
  db: Database,
  { type, id }: RecordKey,
  { name, mime, content, author, at, once }: NewAttachment,
): number {
  const made = idMadeOnce(db, 'attachments', author, once);
  if (made !== undefined) return made;
  const { lastInsertRowid } = db
    .prepare(
      `insert into attachments (type, record, name, mime, content, author, created, once)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(type, id, name, mime, content, author, at, once ?? null);
  return Number(lastInsertRowid);
}

export function findAttachment(db: Database, id: number): Attachment | undefined {
  const row = db.prepare(`${SELECT} where attachments.id = ?`).get(id);
  return row && attachmentRow.parse(row);
}

/** The files of a record, oldest first. */
export function attachmentsOf(db: Database, { type, id }: RecordKey): Attachment[] {
  const rows = db
    .prepare(`${SELECT} where type = ? and record = ? order by attachments.id`)
    .all(type, id);
  return rows.map((row) => attachmentRow.parse(row));
}

const contentRow = z.object({ name: z.string(), content: z.instanceof(Uint8Array) });

/** A file whole. */
export function readAttachment(
  db: Database,
  id: number,
): { readonly name: string; readonly content: Uint8Array } | undefined {
  const row = db.prepare('select name, content from attachments where id = ?').get(id);
  return row && contentRow.parse(row);
}
