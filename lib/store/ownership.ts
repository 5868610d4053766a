import { type BatonDatabase, SCHEMA_VERSION } from './database';
import type { RecordKey } from './rows';

/** Gives all that Baton keeps in this browser as JSON text, rows that were set aside included. */
export async function exportEverything(db: BatonDatabase): Promise<string> {
  const tables = await db.transaction('r', db.tables, async () => {
    const rows = db.tables.map(async (table): Promise<[string, unknown[]]> => {
      return [table.name, await table.toArray()];
    });
    return Object.fromEntries(await Promise.all(rows));
  });
  return JSON.stringify({ baton: SCHEMA_VERSION, tables }, undefined, 1);
}

/** Forgets one record: draft, handoffs, what waits to be sent, and what the CRM said of it. */
export function eraseRecord(db: BatonDatabase, record: RecordKey): Promise<void> {
  return db.write([db.drafts, db.handoffs, db.teams, db.outbox, db.records], async () => {
    await db.drafts.delete(record);
    await db.handoffs.where({ record }).delete();
    await db.teams.where({ record }).delete();
    await db.outbox.where({ record }).delete();
    await db.records.delete(record);
  });
}

/** Forgets everything. The notes in the CRMs stay, and what is on a record comes back on a visit. */
export function eraseEverything(db: BatonDatabase): Promise<void> {
  return db.write(db.tables, async () => {
    await Promise.all(db.tables.map((table) => table.clear()));
  });
}
