import { Dexie } from 'dexie';
import * as z from 'zod/mini';
import { DAY, factsOf, handoffFactsSchema } from '@/lib/metrics/facts';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from './database';
import type { FactsRow, HandoffRow } from './rows';

/** Keeps a handoff and what the figures need of it; within a transaction of both tables. */
export async function putHandoff(db: BatonDatabase, row: HandoffRow): Promise<void> {
  await Promise.all([db.handoffs.put(row), db.facts.put(factsRow(row))]);
}

/** Forgets a handoff and its facts; within a transaction of both tables. */
export async function dropHandoff(db: BatonDatabase, id: string): Promise<void> {
  await Promise.all([db.handoffs.delete(id), db.facts.delete(id)]);
}

/** Returns the row of facts that belongs to a handoff's: from its log alone, so that it can be made anew. */
export function factsRow(row: Pick<HandoffRow, 'id' | 'record' | 'origin' | 'handoff'>): FactsRow {
  const { id, record, origin } = row;
  const facts = factsOf(row.handoff);
  const days = facts.touches.map(([day]) => day);
  const lastTouch = days.length === 0 ? {} : { lastTouch: Math.max(...days) };
  return { id, record, origin, ...lastTouch, ...facts };
}

const rowSchema = z.extend(handoffFactsSchema, {
  id: z.string(),
  record: z.string(),
  origin: z.string(),
  lastTouch: z.exactOptional(z.number()),
});

/** What the figures of a span need at one CRM. */
export interface FactsFound {
  readonly rows: readonly FactsRow[];
  /** How many rows no longer fit: they are made anew from their logs with the next version. */
  readonly misfits: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** Whenever it was handed over, what people had to do with each other over since then (UTC, ms). */
  readonly touchedFrom?: number;
}

/** Returns the facts of what was handed over at the origin from `from` on, until before `to` (UTC, ms). */
export async function factsBetween(
  db: BatonDatabase,
  origin: string,
  { from, to, touchedFrom = Infinity }: Span,
): Promise<FactsFound> {
  const own = await db.facts
    .where('[origin+at]')
    .between([origin, from], [origin, to], true, false)
    .toArray();
  const touched = await db.facts
    .where('[origin+lastTouch]')
    .between([origin, Math.floor(touchedFrom / DAY)], [origin, Dexie.maxKey])
    .primaryKeys();
  // Nearly all that was touched lately was handed over lately: those are not read twice.
  const ids = new Set(own.map(({ id }) => id));
  const others = await db.facts.bulkGet(touched.filter((id) => !ids.has(id)));
  const found = [...own, ...others];
  const rows = found.flatMap((row) => parseAs(rowSchema, row).data ?? []);
  return { rows, misfits: found.length - rows.length };
}

/**
 * Returns when the oldest handoff at the origin was handed over, until `until` (both UTC, ms); `undefined`
 * for none. A thread without a hand-over dates nothing: anybody may have pasted what it says.
 */
export async function firstFactAt(
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
