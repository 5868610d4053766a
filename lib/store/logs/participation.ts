import { Dexie } from 'dexie';
import type { BatonDatabase } from '../database';
import type { PersonAt } from '../people';
import { originPrefix } from '../record-key';
import { fittingTeam } from '../row-schemas';
import type { TeamRow } from '../rows';
import { foldTeams } from './team-row';
import { readRoom } from './teams';

/**
 * Whether something may come for this person: a team room, a handoff or an ask that they are one of
 * the two of is known at their CRM, however old.
 */
export async function isParticipant(
  db: BatonDatabase,
  { origin, person }: PersonAt,
): Promise<boolean> {
  if ((await readRoom(db, origin)) !== undefined) return true;
  for (const index of ['[origin+sdr+changedAt]', '[origin+bdm+changedAt]']) {
    const own = db.handoffs
      .where(index)
      .between([origin, person, Dexie.minKey], [origin, person, Dexie.maxKey]);
    if ((await own.first()) !== undefined) return true;
  }
  const atOrigin = db.teams.where('record').startsWith(originPrefix(origin));
  return (await atOrigin.filter((row) => isOfAsk(row, person)).first()) !== undefined;
}

function isOfAsk(row: TeamRow, personId: string): boolean {
  const fit = fittingTeam(row);
  const asks = fit ? foldTeams([fit]).asks : [];
  return asks.some(({ by, to }) => by.id === personId || to.id === personId);
}
