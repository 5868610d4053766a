import { Dexie, type Table } from 'dexie';
import type { BatonDatabase } from './database';
import { originPrefix } from './record-key';
import { fittingTeam } from './row-schemas';
import type { HandoffRow, TeamRow } from './rows';
import { foldTeams } from './team-row';
import { readRoom } from './teams';

/**
 * Whether something may come for this person at the origin: a team room, a handoff or an ask that he
 * is one of the two of is known there, however old.
 */
export async function takesPart(
  db: BatonDatabase,
  origin: string,
  personId: string,
): Promise<boolean> {
  if ((await readRoom(db, origin)) !== undefined) return true;
  const isHere = ({ record }: { record: string }) => record.startsWith(originPrefix(origin));
  for (const index of ['[sdr+changedAt]', '[bdm+changedAt]']) {
    if (await handoffOf(db.handoffs, index, personId, isHere)) return true;
  }
  return (
    (await db.teams.filter((row) => isHere(row) && isOfAsk(row, personId)).first()) !== undefined
  );
}

function handoffOf(
  handoffs: Table<HandoffRow, string>,
  index: string,
  personId: string,
  isHere: (row: HandoffRow) => boolean,
) {
  return handoffs
    .where(index)
    .between([personId, Dexie.minKey], [personId, Dexie.maxKey])
    .filter(isHere)
    .first();
}

function isOfAsk(row: TeamRow, personId: string): boolean {
  const fit = fittingTeam(row);
  const asks = fit ? foldTeams([fit]).asks : [];
  return asks.some(({ by, to }) => by.id === personId || to.id === personId);
}
