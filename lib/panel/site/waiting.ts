import type { CrmError } from '@/lib/crm/error';
import { describeEntry } from '@/lib/handoff/describe';
import { isKnown } from '@/lib/handoff/entry';
import type { BatonDatabase } from '@/lib/store/database';
import { wholeOutbox } from '@/lib/store/outbox/outbox';
import { entryOf } from '@/lib/store/outbox/outbox-progress';
import type { OutboxRow } from '@/lib/store/rows';

export { isUnderWay } from '@/lib/store/outbox/outbox';

/** A row that says why it cannot go. */
interface StuckRow {
  readonly seq: number;
  /** What its note says first; `''` where it has lost its entry. */
  readonly text: string;
  /** CRM user id of whoever did it. */
  readonly as: string;
  readonly problem: CrmError;
}

/** What waits to be sent to one CRM, and what of it says why it does not go. */
export interface WaitingOrigin {
  readonly origin: string;
  readonly count: number;
  readonly stuck: readonly StuckRow[];
}

/** Returns what waits to be sent, by CRM. */
export async function waitingByOrigin(db: BatonDatabase): Promise<WaitingOrigin[]> {
  const rows = await wholeOutbox(db);
  const origins = [...Map.groupBy(rows, ({ origin }) => origin)];
  return Promise.all(
    origins.map(async ([origin, waiting]) => {
      const stuck = await Promise.all(waiting.map((row) => stuckRow(db, row)));
      return { origin, count: waiting.length, stuck: stuck.filter((one) => one !== undefined) };
    }),
  );
}

async function stuckRow(db: BatonDatabase, row: OutboxRow): Promise<StuckRow | undefined> {
  const { seq, as, problem } = row;
  if (seq === undefined || !problem) return undefined;
  const entry = (await entryOf(db, row))?.entry;
  const note = entry && isKnown(entry) ? describeEntry(entry, 'text') : '';
  return { seq, as, problem, text: note.split('\n', 1).join('') };
}
