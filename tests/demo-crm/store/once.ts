import type { Database } from '../database.ts';

/** The row that this author has already made by this idempotency key. */
export function idMadeOnce(
  db: Database,
  table: 'notes' | 'tasks' | 'attachments',
  author: string,
  once: string | undefined,
): number | undefined {
  if (once === undefined) return undefined;
  const row = db.prepare(`select id from ${table} where author = ? and once = ?`).get(author, once);
  return row && Number(row.id);
}
