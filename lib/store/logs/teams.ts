import * as z from 'zod/mini';
import type { Team } from '@/lib/handoff/team/team';
import type { Ask } from '@/lib/handoff/team/team-state';
import { openAsks } from '@/lib/handoff/team/team-fold';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from '../database';
import type { PersonAt } from '../people';
import { fittingTeam } from '../row-schemas';
import type { RecordKey, TeamRow } from '../rows';
import { foldTeams } from './team-row';

/** Under which key the store keeps this person's room at the origin. */
export const roomKey = (origin: string): string => `room ${origin}`;
/** Says that this person has left the room on the record. */
const leftKey = (record: RecordKey) => `left room ${record}`;
const recordSchema = z.string().check(z.minLength(1));

/** Returns the record that is this person's team room at the origin, or `undefined`. */
export async function readRoom(db: BatonDatabase, origin: string): Promise<RecordKey | undefined> {
  return parseAs(recordSchema, (await db.meta.get(roomKey(origin)))?.value).data;
}

/**
 * Makes the record this person's team room at the origin; `undefined` leaves it, and then it is not
 * joined again by being opened.
 */
export async function saveRoom(
  db: BatonDatabase,
  origin: string,
  record: RecordKey | undefined,
): Promise<void> {
  const key = roomKey(origin);
  await db.write([db.meta], async () => {
    const left = await readRoom(db, origin);
    if (record !== undefined) {
      await db.meta.put({ key, value: record });
      await db.meta.delete(leftKey(record));
    } else if (left !== undefined) {
      await db.meta.delete(key);
      await db.meta.put({ key: leftKey(left), value: true });
    }
  });
}

/**
 * Joins the room on a record that this person has opened, if there is one and they are in none, or in
 * one that was ended.
 */
export async function joinByOpening(
  db: BatonDatabase,
  origin: string,
  record: RecordKey,
): Promise<void> {
  const mine = await readRoom(db, origin);
  if (mine !== undefined && !(await teamAt(db, mine)).ended) return;
  if ((await db.meta.get(leftKey(record))) !== undefined) return;
  const { room } = await teamAt(db, record);
  if (room) await saveRoom(db, origin, record);
}

/** Returns what the team entries on a record come to; a team without a room where there are none. */
export async function teamAt(db: BatonDatabase, record: RecordKey): Promise<Team> {
  return foldTeams(fitting(await db.teams.where({ record }).toArray()));
}

/** Returns what this person's team at the origin has agreed; `undefined` where no room is known. */
export async function teamOf(db: BatonDatabase, origin: string): Promise<Team | undefined> {
  const record = await readRoom(db, origin);
  return record === undefined ? undefined : teamAt(db, record);
}

/** A team's room, and what the team has agreed there. */
export interface TeamRoom {
  readonly record: RecordKey;
  readonly team: Team;
}

/** Returns this person's room at the origin with what {@link teamOf} gives. */
export async function roomOf(db: BatonDatabase, origin: string): Promise<TeamRoom | undefined> {
  const record = await readRoom(db, origin);
  return record === undefined ? undefined : { record, team: await teamAt(db, record) };
}

/**
 * Returns what the log of this person's room itself says: cards, policies, versions. The asks that
 * were left beside it are not read: a year of mornings has many.
 */
export async function readTeamSettings(
  db: BatonDatabase,
  origin: string,
): Promise<Team | undefined> {
  // The rooms are few, and read beside the key of which of them is mine: one wait instead of two.
  const [record, rooms] = await Promise.all([
    readRoom(db, origin),
    db.teams.where('isRoom').equals(1).toArray(),
  ]);
  if (record === undefined) return undefined;
  return foldTeams(fitting(rooms.filter((row) => row.record === record)));
}

/** An ask, and the record on which it was left. */
export interface AskOnRecord {
  readonly ask: Ask;
  readonly record: RecordKey;
  /** Id of the log that its answer goes into. */
  readonly thread: string;
}

/** Returns the asks that wait for this person, the oldest first. */
export async function asksFor(
  db: BatonDatabase,
  { origin, person }: PersonAt,
): Promise<AskOnRecord[]> {
  const rows = fitting(await db.teams.where('asked').equals([origin, person]).toArray());
  return rows
    .flatMap((row) => openAsks(foldTeams([row])).map((ask) => onRecord(ask, row)))
    .filter(({ ask }) => ask.to.id === person)
    .sort((one, other) => one.ask.at - other.ask.at);
}

function onRecord(ask: Ask, { record, id }: TeamRow): AskOnRecord {
  return { ask, record, thread: id };
}

function fitting(rows: readonly TeamRow[]): TeamRow[] {
  return rows.map(fittingTeam).filter((row) => row !== undefined);
}
