import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from '../database';
import { dropHandoff, putHandoff } from '../facts';
import { handoffRow, merged } from '../logs/handoff-row';
import { fittingDraft, fittingHandoff, fittingTeam, isOfThisVersion } from '../row-schemas';
import { ROWS_VERSION } from '../rows';
import { teamRow } from '../logs/team-row';
import { isTeams, logsFor, logTables } from '../logs/entry-logs';
import { quarantine } from '../quarantine';

const ROWS_VERSION_KEY = 'rows';
const PLACE_KEY = 'rebuild';
/** Rows in one transaction: others get their turn in between. */
const SLICE = 200;

/** In this order: what moves from the handoffs to the teams finds the teams in order. */
const TABLES = ['drafts', 'teams', 'handoffs'] as const;

const placeSchema = z.object({
  to: z.literal(ROWS_VERSION),
  table: z.enum(TABLES),
  after: z.optional(z.string()),
});
type Place = z.infer<typeof placeSchema>;

/**
 * Where another version of Baton wrote the rows last, folds every log anew and sets aside what no
 * longer fits, until `until` (UTC, ms, by `clock`), but at least some rows. Resolves with whether
 * that is done. Each slice is kept with the place that it has come to: whatever stops it, the next
 * call goes on from there, and two at once do no harm.
 */
export async function migrateRows(
  db: BatonDatabase,
  clock: () => number,
  until: number,
): Promise<boolean> {
  if (await isUpToDate(db)) return true;
  do if (await rebuildSlice(db, clock())) return true;
  while (clock() < until);
  return false;
}

/** Whether this version has written all rows; a reading only. */
export async function isUpToDate(db: BatonDatabase): Promise<boolean> {
  return (await db.meta.get(ROWS_VERSION_KEY))?.value === ROWS_VERSION;
}

/** Resolves with whether nothing is left to do. */
function rebuildSlice(db: BatonDatabase, now: number): Promise<boolean> {
  return db.write([db.drafts, db.meta, ...logTables(db)], async () => {
    if (await isUpToDate(db)) return true;
    const { table, after } = await readPlace(db);
    const rows = db.table<unknown, string>(table);
    const keys = await rows
      .where(':id')
      .above(after ?? '')
      .limit(SLICE)
      .primaryKeys();
    const found = await rows.bulkGet(keys);
    for (const [index, key] of keys.entries()) {
      const row = found[index];
      if (!(await SWEEPS[table](db, row, now))) await quarantine(db, rows, { key, row, now });
    }
    return moveOn(db, table, keys.length < SLICE ? undefined : keys.at(-1));
  });
}

async function readPlace(db: BatonDatabase): Promise<Place> {
  const kept = parseAs(placeSchema, (await db.meta.get(PLACE_KEY))?.value);
  return kept.data ?? { to: ROWS_VERSION, table: TABLES[0] };
}

/** `after` is the last key that was done, or `undefined` at the end of the table. */
async function moveOn(
  db: BatonDatabase,
  done: Place['table'],
  after: string | undefined,
): Promise<boolean> {
  const table = after === undefined ? TABLES[TABLES.indexOf(done) + 1] : done;
  if (table === undefined) {
    await db.meta.delete(PLACE_KEY);
    await db.meta.put({ key: ROWS_VERSION_KEY, value: ROWS_VERSION });
    return true;
  }
  const place: Place = { to: ROWS_VERSION, table, ...(after !== undefined && { after }) };
  await db.meta.put({ key: PLACE_KEY, value: place });
  return false;
}

/** Makes a row what this version makes of it; resolves with `false` where it no longer fits. */
type Sweep = (db: BatonDatabase, row: unknown, now: number) => Promise<boolean>;

const SWEEPS: Readonly<Record<Place['table'], Sweep>> = {
  drafts: (_db, row) => Promise.resolve(fittingDraft(row) !== undefined),
  teams: async (db, row) => {
    if (isOfThisVersion(row)) return true;
    const fit = fittingTeam(row);
    if (fit) await db.teams.put(teamRow(fit, fit.log));
    return fit !== undefined;
  },
  handoffs: async (db, row, now) => {
    if (isOfThisVersion(row)) return true;
    const fit = fittingHandoff(row);
    if (!fit) return false;
    // An older Baton kept with the handoffs what it did not know to be the team's.
    const teams = fit.log.filter(({ entry }) => isTeams(entry));
    const own = fit.log.filter((stored) => !teams.includes(stored));
    const [first] = teams;
    if (first) {
      const threads = logsFor(db, first.entry);
      const kept = await threads.read(fit.id, now);
      await threads.put(kept ?? fit, teams.reduce(merged, kept?.log ?? []));
    }
    if (first && own.length === 0) await dropHandoff(db, fit.id);
    else await putHandoff(db, handoffRow(fit, own));
    return true;
  },
};
