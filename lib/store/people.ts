import type { CrmUser } from '@/lib/crm/adapter';
import { personName } from '@/lib/handoff/person';
import type { ProfileCard } from '@/lib/handoff/team/profile';
import type { BatonDatabase } from './database';
import { quarantine } from './quarantine';
import { fittingPerson } from './row-schemas';
import type { PersonRow } from './rows';

/** A CRM user: an id is only somebody's together with the origin of the CRM. */
export interface PersonAt {
  readonly origin: string;
  /** CRM user id. */
  readonly person: string;
}

/** Returns the key of a CRM user among all origins. */
export function personKey(origin: string, id: string): string {
  return `${origin}|${id}`;
}

/**
 * Keeps the CRM's users of an origin, each with the card that was edited here. Those whom the CRM
 * no longer lists go, but for a card: somebody wrote it.
 */
export function savePeople(
  db: BatonDatabase,
  origin: string,
  users: readonly CrmUser[],
  now: number,
): Promise<void> {
  return db.write([db.people, db.aside], async () => {
    const known = new Map<string, PersonRow>();
    for (const row of await db.people.where({ origin }).toArray()) {
      if (fittingPerson(row)) known.set(row.key, row);
      else await quarantine(db, db.people, { key: row.key, row, now });
    }
    const rows = users.map((user) => personRow(origin, user, known, now));
    await db.people.bulkPut(rows);
    const listed = new Set(rows.map((row) => row.key));
    const gone = [...known.values()].filter((row) => !row.card && !listed.has(row.key));
    await db.people.bulkDelete(gone.map((row) => row.key));
  });
}

function personRow(
  origin: string,
  user: CrmUser,
  known: ReadonlyMap<string, PersonRow>,
  seenAt: number,
): PersonRow {
  const key = personKey(origin, user.id);
  const card = known.get(key)?.card;
  const { id, email, phone } = user;
  const name = personName(user.name, id);
  return {
    ...{ key, origin, id, name, seenAt },
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(card === undefined ? {} : { card }),
  };
}

/** Returns the known users of an origin, by name. */
export async function peopleOf(db: BatonDatabase, origin: string): Promise<PersonRow[]> {
  return byName(await db.people.where({ origin }).toArray());
}

/** Returns the known users of all origins, by name. */
export async function everybody(db: BatonDatabase): Promise<PersonRow[]> {
  return byName(await db.people.toArray());
}

function byName(rows: readonly PersonRow[]): PersonRow[] {
  return rows
    .map(fittingPerson)
    .filter((row) => row !== undefined)
    .sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
}

/** Returns one known user of an origin. */
export async function personOf(
  db: BatonDatabase,
  origin: string,
  id: string,
): Promise<PersonRow | undefined> {
  return fittingPerson(await db.people.get(personKey(origin, id)));
}

/** Keeps what was edited of a person's card; nothing happens where the person is not known. */
export async function saveCard(db: BatonDatabase, key: string, card: ProfileCard): Promise<void> {
  await db.write([db.people], () => db.people.update(key, { card }));
}
