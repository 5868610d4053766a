import type { Team } from '@/lib/handoff/team/team';
import { foldTeam, openAsks, roomEntry } from '@/lib/handoff/team/team-fold';
import { parseRecordKey } from '../record-key';
import { ROWS_VERSION, type StoredEntry, type TeamRow } from '../rows';
import { hasSameEntries, type LogHead } from './handoff-row';

/** Returns what the logs of a team come to together: a record may have been made its room twice. */
export function foldTeams(rows: readonly Pick<TeamRow, 'log' | 'team'>[]): Team {
  const [first, ...others] = rows;
  if (first && others.length === 0) return first.team;
  return foldTeam(rows.flatMap(({ log }) => log.map(({ entry }) => entry)));
}

/** Returns the row of a team's log as {@link handoffRow} does. */
export function teamRow(of: LogHead<Pick<TeamRow, 'team'>>, log: StoredEntry[]): TeamRow {
  const known = hasSameEntries(of.log, log) ? of.team : undefined;
  const team = known ?? foldTeam(log.map(({ entry }) => entry));
  const { origin } = parseRecordKey(of.record);
  const asked = [...new Set(openAsks(team).map(({ to }) => to.id))];
  return {
    v: ROWS_VERSION,
    id: of.id,
    record: of.record,
    log,
    ...(of.homes && { homes: of.homes }),
    team,
    // One that was ended too: its team's cards and policies go on.
    isRoom: roomEntry(team) ? 1 : 0,
    asked: asked.map((id) => [origin, id]),
    changedAt: of.changedAt,
  };
}
