import type { Handoff } from '@/lib/handoff/handoff';
import { entryKey } from '@/lib/handoff/identity';
import type { BatonDatabase } from './database';
import { foldRow, handoffsOf } from './handoffs';
import { outboxOf } from './outbox';
import type { HandoffRow, OutboxRow, RecordKey } from './rows';

/** A record's handoffs, newest first, and what of them waits to be sent. */
export interface Standing {
  readonly handoffs: readonly Handoff[];
  readonly outbox: readonly OutboxRow[];
  /** Keys of the entries whose notes read otherwise in the CRM than they were sent. */
  readonly edited: ReadonlySet<string>;
}

/** Gives the keys of the entries in these logs whose notes were edited in the CRM; see {@link entryKey}. */
export function editedIn(rows: readonly Pick<HandoffRow, 'log'>[]): ReadonlySet<string> {
  const stored = rows.flatMap(({ log }) => log);
  return new Set(stored.filter(({ edited }) => edited).map(({ entry }) => entryKey(entry)));
}

/** Gives all as of one instant: read apart, a handoff could seem delivered before it is queued. */
export function standingOf(db: BatonDatabase, record: RecordKey): Promise<Standing> {
  return db.transaction('r', [db.handoffs, db.outbox], async () => {
    const rows = await handoffsOf(db, record);
    const outbox = await outboxOf(db, record);
    return { handoffs: rows.map(foldRow), outbox, edited: editedIn(rows) };
  });
}
