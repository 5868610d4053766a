import type { Team } from '@/lib/handoff/team/team';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import { CLOCK_AHEAD } from '@/lib/metrics/figures';
import { namesIn, namesOf } from '@/lib/metrics/people';
import { periodOf } from '@/lib/metrics/period';
import type { BatonDatabase } from '@/lib/store/database';
import { factsBetween, firstFactAt } from '@/lib/store/facts';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { fittingHandoff, fittingPerson, fittingRecord } from '@/lib/store/row-schemas';
import type { FactsRow, RecordKey } from '@/lib/store/rows';
import { readRoom, readTeamSettings } from '@/lib/store/logs/teams';
import { rowsNotInCrm } from '@/lib/store/outbox/outbox';

/** What this browser has read of one CRM's handoffs, as far as the figures of some weeks need it. */
export interface DashboardData {
  readonly now: number;
  /** IANA, of whoever looks. */
  readonly zone: string;
  /** The longest period that can be looked at, with as many weeks before it. */
  readonly reach: number;
  /** From when on it is said who hands to whom (UTC, ms), whatever the period. */
  readonly loadFrom: number;
  /**
   * Of the longest period, of the one before it, and since {@link loadFrom}: what was handed over, and
   * older handoffs over which people had to do with each other since.
   */
  readonly rows: readonly FactsRow[];
  readonly misfits: number;
  readonly team: Team;
  readonly room: RecordKey | undefined;
  /** The names that the CRM and the team's notes say, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** When the oldest handoff that was read was handed over. */
  readonly first: number | undefined;
  /** How many entries of whoever looks the CRM has not got yet. */
  readonly unsent: number;
}

interface Wanted {
  readonly now: number;
  /** IANA. */
  readonly zone: string;
  readonly reach: number;
  /** CRM user id; absent where nobody is known to be signed in. */
  readonly me: string | undefined;
}

const LOAD_WEEKS = 12;

/** Reads all that the page shows of one CRM, in one transaction. Rejects where the store cannot. */
export function readDashboard(
  db: BatonDatabase,
  origin: string,
  { now, zone, reach, me }: Wanted,
): Promise<DashboardData> {
  const { from: loadFrom } = periodOf(now, zone, LOAD_WEEKS);
  const from = Math.min(periodOf(now, zone, reach).before, loadFrom);
  const tables = [db.facts, db.handoffs, db.teams, db.people, db.meta, db.outbox];
  return db.transaction('r', tables, async () => {
    const [found, word, rows, room, first, waiting] = await Promise.all([
      factsBetween(db, origin, { from, to: Infinity, touchedFrom: loadFrom }),
      readTeamSettings(db, origin),
      db.people.where({ origin }).toArray(),
      readRoom(db, origin),
      firstFactAt(db, origin, now + CLOCK_AHEAD),
      rowsNotInCrm(db),
    ]);
    const unsent = waiting.filter((row) => row.origin === origin && row.as === me).length;
    const team = word ?? foldTeam([]);
    const people = rows.flatMap((row) => fittingPerson(row) ?? []);
    const known = new Map([...people.map(({ id, name }) => [id, name] as const), ...namesOf(team)]);
    const names = new Map([...(await otherNames(db, found.rows, known)), ...known]);
    return { now, zone, reach, loadFrom, ...found, team, room, names, first, unsent };
  });
}

/** The names of those who are known from handoffs alone: of each, the newest of theirs is read. */
async function otherNames(
  db: BatonDatabase,
  rows: readonly FactsRow[],
  known: ReadonlyMap<string, string>,
): Promise<(readonly [string, string])[]> {
  const newest = new Map<string, FactsRow>();
  for (const row of rows.toSorted((one, other) => one.at - other.at)) {
    const ids = [row.sdr, row.bdm, ...row.touches.map(([, bdm]) => bdm)];
    for (const id of ids) if (id !== '' && !known.has(id)) newest.set(id, row);
  }
  const handoffs = await db.handoffs.bulkGet([...newest.values()].map(({ id }) => id));
  return [...newest.keys()].flatMap((id, index) => {
    const row = fittingHandoff(handoffs[index]);
    const name = row && namesIn(foldRow(row)).get(id);
    return name === undefined ? [] : [[id, name] as const];
  });
}

/** A lead as people know it. */
export interface LeadOf {
  readonly record: RecordKey;
  readonly name: string | undefined;
  readonly company: string | undefined;
}

/** Returns the leads of these handoffs, in their order, as the CRM or else the brief calls them. */
export async function readLeads(
  db: BatonDatabase,
  rows: readonly Pick<FactsRow, 'id' | 'record'>[],
): Promise<LeadOf[]> {
  const records = await db.records.bulkGet(rows.map(({ record }) => record));
  const handoffs = await db.handoffs.bulkGet(rows.map(({ id }) => id));
  return rows.map(({ record }, index) => {
    const facts = fittingRecord(records[index])?.facts;
    const row = fittingHandoff(handoffs[index]);
    const lead = row && foldRow(row).brief?.lead;
    return {
      record,
      name: facts?.name ?? lead?.name?.value,
      company: facts?.company ?? lead?.company?.value,
    };
  });
}
