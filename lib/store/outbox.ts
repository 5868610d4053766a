import type { BatonDatabase } from './database';
import type { OutboxRow, RecordKey } from './rows';

/** Gives what waits to be sent for a record, in the order of acting. */
export function outboxOf(db: BatonDatabase, record: RecordKey): Promise<OutboxRow[]> {
  return db.outbox.where('record').equals(record).sortBy('seq');
}

/** Name of the lock that whoever sends to an origin holds: while it is held, something is on its way. */
export function outboxLock(origin: string): string {
  return `baton outbox ${origin}`;
}

/** Whether a row is the one on its way, while its origin's {@link outboxLock} is held. */
export function isUnderWay({ steps, problem }: OutboxRow): boolean {
  return !problem && steps.some(({ state }) => state === 'sent');
}

/** Returns how many rows wait. */
export function countWaiting(db: BatonDatabase): Promise<number> {
  return db.outbox.count();
}

/** Returns the rows that say why they cannot go, in the order of acting. */
export function heldRows(db: BatonDatabase): Promise<OutboxRow[]> {
  return db.outbox.filter(({ problem }) => problem !== undefined).toArray();
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
