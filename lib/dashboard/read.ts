import type { ReturnReason } from '@/lib/handoff/choices';
import type { Team } from '@/lib/handoff/team/team';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import { CLOCK_AHEAD } from '@/lib/metrics/figures';
import { LOAD_WEEKS } from '@/lib/metrics/load';
import { namesIn, namesOf } from '@/lib/metrics/people';
import { DAY, feedbackOfBdm } from '@/lib/metrics/facts';
import { DEFAULT_GOALS } from '@/lib/handoff/team/goals';
import { oldestShown, periodOf } from '@/lib/metrics/period';
import { backfilledFrom, backfillKey, isBackfilled, readBackfill } from '@/lib/store/backfill';
import type { BatonDatabase } from '@/lib/store/database';
import { factsBetween, firstFactAt } from '@/lib/store/facts';
import { fittingHandoff, fittingPerson, fittingRecord } from '@/lib/store/row-schemas';
import type { FactsRow, RecordKey } from '@/lib/store/rows';
import { readRoom, readTeamSettings, roomKey } from '@/lib/store/logs/teams';
import { rowsNotInCrm } from '@/lib/store/outbox/outbox';
import type { Watched } from '@/lib/store/watch-query';

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
   * Of the longest period and the one before it, and of as long before as a sale takes: what was handed
   * over, and older handoffs over which people had to do with each other since {@link loadFrom}.
   * Nothing of longer ago than is shown to anybody.
   */
  readonly rows: readonly FactsRow[];
  readonly misfits: number;
  readonly team: Team;
  readonly room: RecordKey | undefined;
  /** The names that the CRM and the team's notes say, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** When the oldest handoff that was read was handed over. */
  readonly first: number | undefined;
  /**
   * Where the earlier months were asked for: from when on (UTC, ms) all was read, `undefined` while the
   * nearest months are, and whether the year is whole. Until then older ones are known with a gap
   * after them.
   */
  readonly earlier?: { readonly from: number | undefined; readonly isWhole: boolean } | undefined;
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

/** From the hand-over of nearly every lead until its first meeting is over. */
const MEETING_DAYS = 60;

/** What {@link readDashboard} reads; what somebody types on the page is not among it. */
export function readByDashboard(db: BatonDatabase, origin: string): Watched {
  const tables = [db.facts, db.handoffs, db.teams, db.people, db.outbox];
  const keys = [roomKey(origin), backfillKey(origin)];
  return { tables, rows: keys.map((key) => [db.meta, key] as const) };
}

/** Reads all that the page shows of one CRM, the handoffs in one transaction. Rejects where the store cannot. */
export async function readDashboard(
  db: BatonDatabase,
  origin: string,
  { now, zone, reach, me }: Wanted,
): Promise<DashboardData> {
  const { from: loadFrom } = periodOf(now, zone, LOAD_WEEKS);
  const tables = [db.facts, db.handoffs, db.teams, db.people, db.meta, db.outbox];
  // How far back is read is the team's to say.
  const word = await readTeamSettings(db, origin);
  const { saleDays } = word?.goals?.goals ?? DEFAULT_GOALS;
  const sales = periodOf(now, zone, reach).before - (saleDays + MEETING_DAYS) * DAY;
  const from = Math.max(Math.min(sales, loadFrom), oldestShown(now));
  return db.transaction('r', tables, async () => {
    const [found, rows, room, first, waiting, backfill] = await Promise.all([
      factsBetween(db, origin, { from, to: Infinity, touchedFrom: loadFrom }),
      db.people.where({ origin }).toArray(),
      readRoom(db, origin),
      firstFactAt(db, origin, now + CLOCK_AHEAD),
      rowsNotInCrm(db),
      readBackfill(db, origin),
    ]);
    const unsent = waiting.filter((row) => row.origin === origin && row.as === me).length;
    const team = word ?? foldTeam([]);
    const people = rows.flatMap((row) => fittingPerson(row) ?? []);
    const known = new Map([...people.map(({ id, name }) => [id, name] as const), ...namesOf(team)]);
    const names = new Map([...(await otherNames(db, found.rows, known)), ...known]);
    const earlier = backfill && {
      from: backfilledFrom(backfill),
      isWhole: isBackfilled(backfill),
    };
    return { now, zone, reach, loadFrom, ...found, team, room, names, first, unsent, earlier };
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
    const name = row && namesIn(row.handoff).get(id);
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
    const lead = row?.handoff.brief?.lead;
    return {
      record,
      name: facts?.name ?? lead?.name?.value,
      company: facts?.company ?? lead?.company?.value,
    };
  });
}

/** What was said of a lead after the meeting, or why it came back. */
export interface CaseOf extends LeadOf {
  readonly rating: number | undefined;
  /** The criteria that turned out otherwise, by name. */
  readonly wrong: readonly string[];
  readonly helped: string;
  readonly text: string;
  readonly returned: ReturnReason | undefined;
}

/** Returns what was said of these handoffs, in their order: the newest word of the BDM who has it now. */
export async function readCases(db: BatonDatabase, rows: readonly FactsRow[]): Promise<CaseOf[]> {
  const leads = await readLeads(db, rows);
  const handoffs = await db.handoffs.bulkGet(rows.map(({ id }) => id));
  return leads.map((lead, index) => {
    const row = fittingHandoff(handoffs[index]);
    const facts = rows[index];
    const said = row && feedbackOfBdm(row.handoff);
    const names = new Map(facts?.criteria.map(({ id, name }) => [id, name]));
    return {
      ...lead,
      rating: facts?.feedback?.rating,
      wrong: (facts?.feedback?.wrong ?? []).flatMap((id) => names.get(id) ?? []),
      helped: said?.helped ?? '',
      text: said?.text ?? '',
      returned: facts?.rounds.findLast(({ reason }) => reason !== undefined)?.reason,
    };
  });
}
