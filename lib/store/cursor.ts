import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from './database';

/** How far the notes of an origin were looked through. */
export interface Cursor {
  /** UTC, ms, the server's clock; 0 if never. */
  readonly until: number;
  /** Names of the notes around that time that were seen, so that looking back brings none again. */
  readonly seen: readonly string[];
  /** Where the last look stopped in its middle, in the words of the CRM's adapter. */
  readonly rest?: string | undefined;
}

/** No look brings so many within the time that is looked at twice. */
const MOST_SEEN = 500;

const cursorSchema = z.object({
  until: z.number(),
  seen: z.array(z.string()),
  rest: z.optional(z.string()),
});
const NEVER: Cursor = { until: 0, seen: [] };

/** How far the notes of an origin were looked through. */
export async function readCursor(db: BatonDatabase, origin: string): Promise<Cursor> {
  const value = (await db.meta.get(cursorKey(origin)))?.value;
  // Earlier versions kept the time alone.
  if (typeof value === 'number') return { until: value, seen: [] };
  return parseAs(cursorSchema, value).data ?? NEVER;
}

/** Keeps how far the notes of an origin were looked through. */
export async function saveCursor(
  db: BatonDatabase,
  origin: string,
  { until, seen, rest }: Cursor,
): Promise<void> {
  const value = { until, seen: seen.slice(-MOST_SEEN), ...(rest !== undefined && { rest }) };
  await db.write([db.meta], () => db.meta.put({ key: cursorKey(origin), value }));
}

const cursorKey = (origin: string) => `cursor ${origin}`;
