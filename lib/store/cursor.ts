import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from './database';

const cursorSchema = z.number();

/** Gives up to when (UTC, ms, the server's clock) the notes of an origin were read; 0 if never. */
export async function readCursor(db: BatonDatabase, origin: string): Promise<number> {
  const row = await db.meta.get(cursorKey(origin));
  return parseAs(cursorSchema, row?.value).data ?? 0;
}

/** Keeps up to when the notes of an origin were read. */
export async function saveCursor(db: BatonDatabase, origin: string, value: number): Promise<void> {
  await db.write([db.meta], () => db.meta.put({ key: cursorKey(origin), value }));
}

const cursorKey = (origin: string) => `cursor ${origin}`;
