import { Dexie } from 'dexie';
import type { Handoff } from '@/lib/handoff/handoff';
import type { BatonDatabase } from '../database';
import type { PersonAt } from '../people';
import { fittingHandoff } from '../row-schemas';
import type { HandoffRow, RecordKey } from '../rows';
import { foldRow } from './handoff-row';

/**
 * Returns the handoffs of a record, newest first, and after them notes of which none counts, lest a
 * pasted one take the place of a handoff; rows that no longer fit are left out.
 */
export async function handoffsOf(db: BatonDatabase, record: RecordKey): Promise<HandoffRow[]> {
  const rows = fitting(await db.handoffs.where('record').equals(record).toArray());
  const isNothing = ({ state }: HandoffRow) => Number(state === 'draft');
  return rows.sort(
    (one, other) => isNothing(one) - isNothing(other) || other.changedAt - one.changedAt,
  );
}

/** Returns a handoff as it stands, by its id; an empty one where none is known or its row no longer fits. */
export async function handoffNow(db: BatonDatabase, id: string): Promise<Handoff> {
  return fittingHandoff(await db.handoffs.get(id))?.handoff ?? foldRow({ log: [] });
}

/** Returns the handoffs that were handed to this person, newest first. */
export function handoffsTo(db: BatonDatabase, bdm: PersonAt, most: number): Promise<HandoffRow[]> {
  return newestBy(db, '[origin+bdm+changedAt]', bdm, most);
}

/** Returns the handoffs that this person handed over, newest first. */
export function handoffsBy(db: BatonDatabase, sdr: PersonAt, most: number): Promise<HandoffRow[]> {
  return newestBy(db, '[origin+sdr+changedAt]', sdr, most);
}

async function newestBy(
  db: BatonDatabase,
  index: string,
  { origin, person }: PersonAt,
  most: number,
): Promise<HandoffRow[]> {
  const rows = db.handoffs
    .where(index)
    .between([origin, person, Dexie.minKey], [origin, person, Dexie.maxKey])
    .reverse()
    .limit(most);
  return fitting(await rows.toArray());
}

function fitting(rows: HandoffRow[]): HandoffRow[] {
  return rows.map(fittingHandoff).filter((row) => row !== undefined);
}
