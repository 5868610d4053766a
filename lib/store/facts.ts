import { Dexie } from 'dexie';
import * as z from 'zod/mini';
import { factsOf, handoffFactsSchema } from '@/lib/metrics/facts';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from './database';
import { foldRow } from './logs/handoff-row';
import type { FactsRow, HandoffRow } from './rows';

/** Keeps a handoff and what the figures need of it; within a transaction of both tables. */
export async function putHandoff(db: BatonDatabase, row: HandoffRow): Promise<void> {
  await db.handoffs.put(row);
  await db.facts.put(factsRow(row));
}

/** Forgets a handoff and its facts; within a transaction of both tables. */
export async function dropHandoff(db: BatonDatabase, id: string): Promise<void> {
  await db.handoffs.delete(id);
  await db.facts.delete(id);
}

/** Returns the row of facts that belongs to a handoff's: from its log alone, so that it can be made anew. */
export function factsRow(row: Pick<HandoffRow, 'id' | 'record' | 'origin' | 'log'>): FactsRow {
  const { id, record, origin } = row;
  return { id, record, origin, ...factsOf(foldRow(row)) };
}

const rowSchema = z.extend(handoffFactsSchema, {
  id: z.string(),
  record: z.string(),
  origin: z.string(),
});

/** What was handed over in a span at one CRM. */
export interface FactsFound {
  readonly rows: readonly FactsRow[];
  /** How many rows no longer fit: they are made anew from their logs with the next version. */
  readonly misfits: number;
}

/** Returns the facts of what was handed over at the origin from `from` on, until before `to` (UTC, ms). */
export async function factsBetween(
  db: BatonDatabase,
  origin: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<FactsFound> {
  const found = await db.facts
    .where('[origin+at]')
    .between([origin, from], [origin, to], true, false)
    .toArray();
  const rows = found.flatMap((row) => parseAs(rowSchema, row).data ?? []);
  return { rows, misfits: found.length - rows.length };
}

/**
 * Returns when the oldest handoff at the origin was handed over, until `until` (both UTC, ms); `undefined`
 * for none. A thread without a hand-over dates nothing: anybody may have pasted what it says.
 */
export async function firstHandoverAt(
  db: BatonDatabase,
  origin: string,
  until: number,
): Promise<number | undefined> {
  const first = await db.facts
    .where('[origin+at]')
    .between([origin, Dexie.minKey], [origin, until], true, true)
    .filter((row) => (parseAs(rowSchema, row).data?.state ?? 'draft') !== 'draft')
    .first();
  return first?.at;
}
