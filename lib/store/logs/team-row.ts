import type { Team } from '@/lib/handoff/team/team';
import { foldTeam, openAsks, roomEntry } from '@/lib/handoff/team/team-fold';
import { parseRecordKey } from '../record-key';
import type { StoredEntry, TeamRow } from '../rows';

/** Returns what the logs of a team come to together: a record may have been made its room twice. */
export function foldTeams(rows: readonly Pick<TeamRow, 'log'>[]): Team {
  return foldTeam(rows.flatMap(({ log }) => log.map(({ entry }) => entry)));
}

/** Returns the row of a team's log, with what the fold of it says that is asked for by index. */
export function teamRow(
  of: Pick<TeamRow, 'id' | 'record' | 'changedAt' | 'homes'>,
  log: StoredEntry[],
): TeamRow {
  const team = foldTeams([{ log }]);
  const { origin } = parseRecordKey(of.record);
  const asked = [...new Set(openAsks(team).map(({ to }) => to.id))];
  return {
    id: of.id,
    record: of.record,
    log,
    ...(of.homes && { homes: of.homes }),
    // One that was ended too: its team's cards and policies go on.
    isRoom: roomEntry(team) ? 1 : 0,
    asked: asked.map((id) => [origin, id]),
    changedAt: of.changedAt,
  };
}
