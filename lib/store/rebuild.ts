import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { setAside } from './aside';
import type { BatonDatabase } from './database';
import { handoffRow } from './handoff-row';
import { fittingDraft, fittingHandoff, fittingTeam } from './row-schemas';
import type { HandoffRow } from './rows';
import { teamRow } from './team-row';

/** Raise it when the fold or an entry's schema changes in what old rows come to. */
const ROWS_VERSION = 1;
const ROWS_VERSION_KEY = 'rows';
/** Rows in one transaction: others get their turn in between. */
const SLICE = 500;

/** What a rebuild has come to. */
export interface Rebuilt {
  readonly handoffs: number;
  /** Rows that no longer fit and were set aside. */
  readonly aside: number;
}

/** Rebuilds where another version of Baton wrote the rows last; else gives `undefined` at once. */
export async function bringUpToDate(db: BatonDatabase, now: number): Promise<Rebuilt | undefined> {
  const written = parseAs(z.number(), (await db.meta.get(ROWS_VERSION_KEY))?.value);
  if (written.data === ROWS_VERSION) return undefined;
  const rebuilt = await rebuild(db, now);
  await db.write([db.meta], () => db.meta.put({ key: ROWS_VERSION_KEY, value: ROWS_VERSION }));
  return rebuilt;
}

/**
 * Folds every log anew, and sets aside what no longer fits. Safe to stop at any
 * point and to do again.
 */
export async function rebuild(db: BatonDatabase, now: number): Promise<Rebuilt> {
  let [handoffs, aside] = [0, (await checkDrafts(db, now)) + (await rebuildTeams(db, now))];
  let last = '';
  for (;;) {
    const slice = await rebuildAfter(db, last, now);
    handoffs += slice.handoffs;
    aside += slice.aside;
    if (slice.last === undefined) return { handoffs, aside };
    last = slice.last;
  }
}

function rebuildAfter(
  db: BatonDatabase,
  after: string,
  now: number,
): Promise<Rebuilt & { last: string | undefined }> {
  return db.write([db.handoffs, db.aside], async () => {
    const rows = await db.handoffs.where('id').above(after).limit(SLICE).toArray();
    const changed: HandoffRow[] = [];
    let aside = 0;
    for (const row of rows) {
      const fit = fittingHandoff(row);
      if (fit) changed.push(handoffRow(fit, fit.log));
      else {
        await setAside(db, db.handoffs, { key: row.id, row, now });
        aside += 1;
      }
    }
    await db.handoffs.bulkPut(changed);
    return { handoffs: changed.length, aside, last: rows.at(-1)?.id };
  });
}

/** A team's logs are few; gives how many were set aside. */
function rebuildTeams(db: BatonDatabase, now: number): Promise<number> {
  return db.write([db.teams, db.aside], async () => {
    let aside = 0;
    for (const row of await db.teams.toArray()) {
      const fit = fittingTeam(row);
      if (fit) await db.teams.put(teamRow(fit, fit.log));
      else {
        await setAside(db, db.teams, { key: row.id, row, now });
        aside += 1;
      }
    }
    return aside;
  });
}

function checkDrafts(db: BatonDatabase, now: number): Promise<number> {
  return db.write([db.drafts, db.aside], async () => {
    const misfits = (await db.drafts.toArray()).filter((row) => !fittingDraft(row));
    for (const row of misfits) await setAside(db, db.drafts, { key: row.record, row, now });
    return misfits.length;
  });
}
