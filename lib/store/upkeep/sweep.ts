import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from '../database';
import type { RecordKey } from '../rows';
import { apply, asideOfRecord, goneWithRecord, idsIn, metaWith } from './forgetting';

/** How long (ms) a record is kept that nobody has opened and on which nothing has happened. */
export const KEPT_FOR_MS = 365 * 24 * 60 * 60_000;
/** So often (ms) old data is looked for. */
const SWEEP_EVERY_MS = 24 * 60 * 60_000;
/** Rows in one transaction: others get their turn in between. */
const SLICE = 200;
const SWEEP_KEY = 'sweep';
const SWEPT = ['handoffs', 'teams', 'records', 'people'] as const;

const sweepSchema = z.union([
  z.object({ doneAt: z.number() }),
  z.object({ table: z.enum(SWEPT), after: z.string() }),
]);

/**
 * Drops one slice of what is kept of records and people that were neither read nor changed for
 * {@link KEPT_FOR_MS}, once a day all of it. Nothing goes that is unsent or typed, no recording, no card
 * that was edited here, no team room, and nothing that was set aside. Resolves with whether it is done.
 */
export async function sweepOld(db: BatonDatabase, now: number): Promise<boolean> {
  const last = await readPlace(db);
  // A clock that was ahead is no reason to wait.
  if ('doneAt' in last && Math.abs(now - last.doneAt) < SWEEP_EVERY_MS) return true;
  return db.write(db.tables, async () => {
    const place = await readPlace(db);
    const { table, after } = 'table' in place ? place : { table: SWEPT[0], after: '' };
    const keys = await db
      .table<unknown, string>(table)
      .where(':id')
      .above(after)
      .limit(SLICE)
      .primaryKeys();
    if (table === 'people') await sweepPeople(db, keys, now - KEPT_FOR_MS);
    else await sweepRecords(db, await recordsAmong(db, table, keys), now - KEPT_FOR_MS);
    const next = keys.length < SLICE ? SWEPT[SWEPT.indexOf(table) + 1] : table;
    const at = keys.length < SLICE ? '' : (keys.at(-1) ?? '');
    const value = next === undefined ? { doneAt: now } : { table: next, after: at };
    await db.meta.put({ key: SWEEP_KEY, value });
    return next === undefined;
  });
}

async function readPlace(db: BatonDatabase): Promise<z.infer<typeof sweepSchema>> {
  const kept = parseAs(sweepSchema, (await db.meta.get(SWEEP_KEY))?.value).data;
  return kept ?? { table: SWEPT[0], after: '' };
}

async function recordsAmong(
  db: BatonDatabase,
  table: Exclude<(typeof SWEPT)[number], 'people'>,
  keys: string[],
): Promise<RecordKey[]> {
  const rows = await db.table<{ record?: unknown }, string>(table).bulkGet(keys);
  const records = rows.flatMap((row) => (typeof row?.record === 'string' ? [row.record] : []));
  return [...new Set(records)];
}

async function sweepRecords(
  db: BatonDatabase,
  records: readonly RecordKey[],
  before: number,
): Promise<void> {
  for (const record of records) {
    if (await isStillWanted(db, record, before)) continue;
    await apply(db, await goneWithRecord(db, record));
  }
}

async function isStillWanted(
  db: BatonDatabase,
  record: RecordKey,
  before: number,
): Promise<boolean> {
  const waiting = [db.drafts, db.outbox, db.files].map((table) => table.where({ record }).count());
  if ((await Promise.all(waiting)).some((count) => count > 0)) return true;
  const facts = await db.records.get(record);
  if (facts && facts.readAt >= before) return true;
  const handoffs = await db.handoffs.where({ record }).toArray();
  const teams = await db.teams.where({ record }).toArray();
  if ([...handoffs, ...teams].some(({ changedAt }) => changedAt >= before)) return true;
  if (teams.some(({ isRoom }) => isRoom === 1)) return true;
  const ids = [record, ...handoffs.map(({ id }) => id), ...teams.flatMap(idsIn)];
  if ((await metaWith(db, ids)).some(({ before: row }) => isTyped(row.key))) return true;
  return (await asideOfRecord(db, record, ids)).length > 0;
}

const isTyped = (metaKey: string) => metaKey.startsWith('kept|');

async function sweepPeople(db: BatonDatabase, keys: string[], before: number): Promise<void> {
  const rows = await db.people.bulkGet(keys);
  const old = rows.filter((row) => row && !row.card && row.seenAt < before);
  await db.people.bulkDelete(old.flatMap((row) => (row ? [row.key] : [])));
}
