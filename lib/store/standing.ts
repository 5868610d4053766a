import type { Handoff } from '@/lib/handoff/handoff';
import type { BatonDatabase } from './database';
import { foldRow, handoffsOf } from './handoffs';
import { outboxOf } from './outbox';
import type { OutboxRow, RecordKey } from './rows';

/** A record's handoffs, newest first, and what of them waits to be sent. */
export interface Standing {
  readonly handoffs: readonly Handoff[];
  readonly outbox: readonly OutboxRow[];
}

/** Gives both as of one instant: read apart, a handoff could seem delivered before it is queued. */
export function standingOf(db: BatonDatabase, record: RecordKey): Promise<Standing> {
  return db.transaction('r', [db.handoffs, db.outbox], async () => {
    const rows = await handoffsOf(db, record);
    return { handoffs: rows.map(foldRow), outbox: await outboxOf(db, record) };
  });
}
