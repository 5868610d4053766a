import type { Draft } from '@/lib/handoff/brief/draft';
import { quarantine } from './quarantine';
import type { BatonDatabase } from './database';
import { fittingDraft } from './row-schemas';
import type { RecordKey } from './rows';

/** Returns what was typed for the record, or `undefined` where nothing usable is kept. */
export async function readDraft(db: BatonDatabase, record: RecordKey): Promise<Draft | undefined> {
  const row = await db.drafts.get(record);
  return row && fittingDraft(row);
}

/** Keeps what was typed; a draft of another shape that stood there is set aside, not overwritten. */
export function saveDraft(
  db: BatonDatabase,
  record: RecordKey,
  draft: Draft,
  now: number,
): Promise<void> {
  return db.write([db.drafts, db.aside], async () => {
    const row = await db.drafts.get(record);
    if (row && !fittingDraft(row)) await quarantine(db, db.drafts, { key: record, row, now });
    await db.drafts.put({ record, draft, changedAt: now });
  });
}

/** Forgets what was typed for the record, and gives what that was, if it is usable. */
export function discardDraft(db: BatonDatabase, record: RecordKey): Promise<Draft | undefined> {
  return db.write([db.drafts], async () => {
    const draft = await readDraft(db, record);
    await db.drafts.delete(record);
    return draft;
  });
}
