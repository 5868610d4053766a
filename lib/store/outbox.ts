import type { BatonDatabase } from './database';
import type { OutboxRow, RecordKey } from './rows';

/** Gives what waits to be sent for a record, in the order of acting. */
export function outboxOf(db: BatonDatabase, record: RecordKey): Promise<OutboxRow[]> {
  return db.outbox.where('record').equals(record).sortBy('seq');
}

/** Gives how many rows wait, and how many of those cannot go and say why. */
export async function outboxCounts(
  db: BatonDatabase,
): Promise<{ waiting: number; blocked: number }> {
  const rows = await db.outbox.toArray();
  return { waiting: rows.length, blocked: rows.filter((row) => row.problem).length };
}

/**
 * Ends the pauses after failed attempts, of one origin or all, for a user or a network that says
 * *now*. A pause that the CRM itself asked for stays.
 */
export function retryNow(db: BatonDatabase, origin?: string): Promise<void> {
  return db.write([db.outbox], async () => {
    const rows = origin === undefined ? db.outbox.toCollection() : db.outbox.where({ origin });
    await rows.modify((row) => {
      if (row.problem?.code !== 'rate-limited') row.notBefore = 0;
    });
  });
}
