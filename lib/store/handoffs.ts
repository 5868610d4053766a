import { Dexie } from 'dexie';
import { setAside } from './aside';
import type { BatonDatabase } from './database';
import { fittingHandoff } from './row-schemas';
import type { HandoffRow, RecordKey } from './rows';

export { foldRow } from './handoff-row';

/** Gives the handoffs of a record, newest first; rows that no longer fit are left out. */
export async function handoffsOf(db: BatonDatabase, record: RecordKey): Promise<HandoffRow[]> {
  const rows = fitting(await db.handoffs.where('record').equals(record).toArray());
  return rows.sort((one, other) => other.changedAt - one.changedAt);
}

/** Gives the handoffs in which this person has the next action, newest first. */
export async function handoffsWaitingFor(
  db: BatonDatabase,
  personId: string,
  most: number,
): Promise<HandoffRow[]> {
  return newestBy(db, '[waitingFor+changedAt]', personId, most);
}

/** Gives the handoffs that this person handed over, newest first. */
export async function handoffsBy(
  db: BatonDatabase,
  sdrId: string,
  most: number,
): Promise<HandoffRow[]> {
  return newestBy(db, '[sdr+changedAt]', sdrId, most);
}

async function newestBy(db: BatonDatabase, index: string, personId: string, most: number) {
  const rows = db.handoffs
    .where(index)
    .between([personId, Dexie.minKey], [personId, Dexie.maxKey])
    .reverse()
    .limit(most);
  return fitting(await rows.toArray());
}

function fitting(rows: HandoffRow[]): HandoffRow[] {
  return rows.map(fittingHandoff).filter((row) => row !== undefined);
}

/**
 * Gives the row of a handoff inside a write transaction over `handoffs` and `aside`; one that no
 * longer fits is set aside, and the handoff begins anew from what the CRM holds.
 */
export async function readForChange(
  db: BatonDatabase,
  id: string,
  now: number,
): Promise<HandoffRow | undefined> {
  const row = await db.handoffs.get(id);
  const fit = row && fittingHandoff(row);
  if (row && !fit) await setAside(db, db.handoffs, { key: id, row, now });
  return fit;
}
