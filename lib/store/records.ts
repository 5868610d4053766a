import type { LeadFacts, LeadField } from '@/lib/handoff/brief/lead';
import type { BatonDatabase } from './database';
import { pagesOf } from './record-key';
import { fittingRecord } from './row-schemas';
import type { RecordKey, RecordRow } from './rows';

/**
 * Keeps what the CRM or a page says of a record, in place of what it said before; `missing` are the
 * facts that a page was to say and had no place for.
 */
export async function saveFacts(
  db: BatonDatabase,
  record: RecordKey,
  facts: LeadFacts,
  now: number,
  missing: readonly LeadField[] = [],
): Promise<void> {
  const lost = missing.length > 0 ? { missing: [...missing] } : {};
  await db.write([db.records], () => db.records.put({ record, facts, readAt: now, ...lost }));
}

/** Returns what the CRM said of the record when it was last read. */
export async function readFacts(
  db: BatonDatabase,
  record: RecordKey,
): Promise<RecordRow | undefined> {
  return fittingRecord(await db.records.get(record));
}

/** Forgets what was read from the origin's pages of no known CRM; what was typed there stays. */
export async function forgetPages(db: BatonDatabase, origin: string): Promise<void> {
  await db.write([db.records], () =>
    db.records.where('record').startsWith(pagesOf(origin)).delete(),
  );
}
