import type { Table } from 'dexie';
import * as z from 'zod/mini';
import { draftSchema } from '@/lib/handoff/brief/draft';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from './database';
import { factsRow } from './facts';
import { fittingHandoff, fittingTeam } from './row-schemas';
import type { QuarantinedRow } from './rows';

/**
 * Moves a row that cannot be used out of the way, inside a write transaction of its table and
 * `aside`: it is not lost, and the rest goes on. Returns its number there.
 */
export async function quarantine<Key>(
  db: BatonDatabase,
  table: Table<unknown, Key>,
  misfit: { readonly key: Key; readonly row: unknown; readonly now: number },
): Promise<number> {
  const seq = await db.aside.add({ table: table.name, row: misfit.row, movedAt: misfit.now });
  await table.delete(misfit.key);
  // What was counted of it cannot be told any more.
  if (table.name === db.handoffs.name) await db.facts.delete(String(misfit.key));
  return seq;
}

/** Returns the rows that were set aside, oldest first, so that they can be shown and exported. */
export function quarantinedRows(db: BatonDatabase): Promise<QuarantinedRow[]> {
  return db.aside.toArray();
}

/** Forgets a row that was set aside. */
export async function dropQuarantined(db: BatonDatabase, seq: number): Promise<void> {
  await db.write([db.aside], () => db.aside.delete(seq));
}

const draftRow = z.object({ record: z.string(), draft: draftSchema, changedAt: z.number() });

/**
 * Puts a row that was set aside back into its table. Returns `false`, without effect, where it still
 * does not fit, or something else stands in its place by now.
 */
export function restoreQuarantined(db: BatonDatabase, seq: number): Promise<boolean> {
  return db.write([db.drafts, db.handoffs, db.facts, db.teams, db.aside], async () => {
    const kept = await db.aside.get(seq);
    const isBack = kept !== undefined && (await putBack(db, kept));
    if (isBack) await db.aside.delete(seq);
    return isBack;
  });
}

async function putBack(db: BatonDatabase, { table, row }: QuarantinedRow): Promise<boolean> {
  switch (table) {
    case db.drafts.name: {
      const fit = parseAs(draftRow, row).data;
      return fit !== undefined && addNew(db.drafts, fit.record, fit);
    }
    case db.handoffs.name: {
      const fit = fittingHandoff(row);
      if (!fit || !(await addNew(db.handoffs, fit.id, fit))) return false;
      await db.facts.put(factsRow(fit));
      return true;
    }
    case db.teams.name: {
      const fit = fittingTeam(row);
      return fit !== undefined && addNew(db.teams, fit.id, fit);
    }
    default:
      return false;
  }
}

async function addNew<Row>(table: Table<Row, string>, key: string, row: Row): Promise<boolean> {
  if ((await table.get(key)) !== undefined) return false;
  await table.add(row);
  return true;
}
