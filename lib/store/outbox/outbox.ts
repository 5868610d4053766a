import { quarantine } from '../quarantine';
import type { BatonDatabase } from '../database';
import { fittingOutbox } from '../row-schemas';
import type { OutboxRow, RecordKey } from '../rows';

/** Returns what waits to be sent for a record, in the order of acting. */
export async function outboxOf(db: BatonDatabase, record: RecordKey): Promise<OutboxRow[]> {
  const rows = await db.outbox.where('record').equals(record).sortBy('seq');
  const fitting = rows.map(fittingOutbox).filter((row) => row !== undefined);
  return fitting.filter(isUnsent);
}

/** Whether a row is still to bring the CRM anything: nobody waits for the look that comes last. */
function isUnsent({ steps }: OutboxRow): boolean {
  return steps.some(({ name, state }) => name !== 'check' && state !== 'done');
}

/** Whether the CRM has got a row's entry: its note is there, whatever else is still to be done. */
export function isInCrm({ steps }: OutboxRow): boolean {
  return steps.some(({ name, state }) => name === 'note' && state === 'done');
}

/** Whether a row has what is in this browser alone: an entry, or the recording that goes with one. */
export function isOnlyHere({ steps }: OutboxRow): boolean {
  return steps.some(({ name, state }) => ['note', 'attach'].includes(name) && state !== 'done');
}

/** Returns the rows whose entries the CRM has not got yet, in the order of acting. */
export async function rowsNotInCrm(db: BatonDatabase): Promise<OutboxRow[]> {
  return (await wholeOutbox(db)).filter((row) => !isInCrm(row));
}

/** Returns all that waits to be sent, in the order of acting. */
export async function wholeOutbox(db: BatonDatabase): Promise<OutboxRow[]> {
  return (await db.outbox.toArray()).map(fittingOutbox).filter((row) => row !== undefined);
}

/** Sets the rows aside that could never be sent, lest they stop the others. */
export async function setMisfitsAside(db: BatonDatabase, now: number): Promise<void> {
  // Nearly always there are none, and nothing is written.
  if ((await db.outbox.toArray()).every((row) => fittingOutbox(row))) return;
  await db.write([db.outbox, db.aside], async () => {
    for (const key of await db.outbox.toCollection().primaryKeys()) {
      const row = await db.outbox.get(key);
      if (row && !fittingOutbox(row)) await quarantine(db, db.outbox, { key, row, now });
    }
  });
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
export async function countWaiting(db: BatonDatabase): Promise<number> {
  return (await wholeOutbox(db)).length;
}

/** Returns the rows that say why they cannot go, in the order of acting. */
export async function heldRows(db: BatonDatabase): Promise<OutboxRow[]> {
  return (await wholeOutbox(db)).filter((row) => row.problem !== undefined && isUnsent(row));
}

/**
 * Lets what is stuck on a record be tried again, once: its user sees the record in the CRM now. What
 * the CRM has put elsewhere waits for their word, lest it be put elsewhere at each visit.
 */
export function retryRecord(db: BatonDatabase, record: RecordKey): Promise<void> {
  return db.write([db.outbox], async () => {
    const rows = db.outbox.where('record').equals(record);
    await rows
      .filter(({ stuck, problem }) => stuck !== undefined && problem?.code !== 'misplaced')
      .modify((row) => {
        delete row.stuck;
      });
  });
}

/**
 * Ends the pauses after failed attempts, of one origin or all, and lets what is stuck be tried again,
 * for a user or a network that says *now*. A pause that the CRM itself asked for stays.
 */
export function retryNow(db: BatonDatabase, origin?: string): Promise<void> {
  return db.write([db.outbox], async () => {
    const rows = origin === undefined ? db.outbox.toCollection() : db.outbox.where({ origin });
    await rows.modify((row) => {
      delete row.stuck;
      if (row.problem?.code !== 'rate-limited') row.notBefore = 0;
    });
  });
}
