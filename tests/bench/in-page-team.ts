import { lookAt } from '@/lib/dashboard/look';
import { type DashboardData, readDashboard } from '@/lib/dashboard/read';
import { openDatabase } from '@/lib/store/database';
import { rowsOfYear, type Team } from '../e2e/dashboard-store';

/** Runs in the browser, as {@link file://./in-page.ts} does: a team's handoffs, and what they come to. Costs in ms. */

const LONGEST_WEEKS = 52;

/** Puts a team's handoffs into the database of that name. */
export async function prepareTeam(name: string, team: Team): Promise<void> {
  const db = openDatabase(name);
  const { handoffs, facts, teams, meta } = rowsOfYear(team);
  await db.handoffs.bulkPut(handoffs);
  await db.facts.bulkPut(facts);
  await db.teams.bulkPut(teams);
  await db.meta.bulkPut(meta);
  db.close();
}

let data: DashboardData | undefined;

/** Reads what the page of figures has in memory; gives how many handoffs that are. */
export async function readTeam(name: string, { origin, me, now }: Team): Promise<number> {
  const db = openDatabase(name);
  const wanted = { now, zone: 'Europe/Berlin', reach: LONGEST_WEEKS, me: me.id };
  data = await readDashboard(db, origin, wanted);
  db.close();
  return data.rows.length;
}

/** Counts all figures of so many weeks, as the page does when they are chosen. */
export function countWeeks(weeks: number, me: string): number {
  const start = performance.now();
  const look = data && lookAt(data, { me, weeks, wanted: 'team' });
  const cost = performance.now() - start;
  return look && look.figures.acceptance.n > 0 ? cost : Number.NaN;
}

/** The reference: each value of the same handoffs is looked at, once. */
export function walkWeeks(): number {
  const start = performance.now();
  const seen = walk(data?.rows ?? []);
  const cost = performance.now() - start;
  return seen > 0 ? cost : Number.NaN;
}

function walk(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  let seen = 0;
  for (const one of Object.values(value)) seen += walk(one);
  return seen;
}
