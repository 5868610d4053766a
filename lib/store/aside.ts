import type { Table } from 'dexie';
import type { BatonDatabase } from './database';
import type { AsideRow } from './rows';

/**
 * Moves a row that cannot be used out of the way, inside a write transaction of its table and
 * `aside`: it is not lost, and the rest goes on.
 */
export async function setAside<Key>(
  db: BatonDatabase,
  table: Table<unknown, Key>,
  misfit: { readonly key: Key; readonly row: unknown; readonly now: number },
): Promise<void> {
  await db.aside.add({ table: table.name, row: misfit.row, movedAt: misfit.now });
  await table.delete(misfit.key);
}

/** Gives the rows that were set aside, oldest first, so that they can be shown and exported. */
export function asideOf(db: BatonDatabase): Promise<AsideRow[]> {
  return db.aside.toArray();
}
