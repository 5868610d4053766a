import { type Collection, Dexie } from 'dexie';
import type { BatonDatabase } from '../database';
import { fittingHandoff } from '../row-schemas';
import type { HandoffRow } from '../rows';
import type { AgendaList } from './agenda-keys';

export { ANYBODY, pairOf } from './agenda-keys';

/** One list of one person's day. */
export interface AgendaQuery {
  readonly origin: string;
  /** CRM user id, {@link ANYBODY}, or a {@link pairOf}. */
  readonly person: string;
  readonly list: AgendaList;
  /** The first and the last place that is wanted; see the keys for what a place is. */
  readonly from?: number;
  readonly to?: number;
  /** No more places than this are looked at. */
  readonly most: number;
}

/**
 * Returns the handoffs of several lists as they stand at one moment, list by list in its order, each once;
 * rows that no longer fit are left out.
 */
export async function agendaRows(
  db: BatonDatabase,
  queries: readonly AgendaQuery[],
): Promise<HandoffRow[]> {
  const lists = await db.transaction('r', db.handoffs, () => agendaLists(db, queries));
  return [...new Set(lists.flat())];
}

/**
 * Returns the handoffs of {@link agendaRows} by list; to be called within a transaction. What is in more
 * than one list is read once: the rows are nearly all that a read costs, so they are found by their keys
 * alone.
 */
export async function agendaLists(
  db: BatonDatabase,
  queries: readonly AgendaQuery[],
): Promise<HandoffRow[][]> {
  const lists = await Promise.all(queries.map((query) => keysIn(db, query).primaryKeys()));
  const rows = await handoffsWith(db, [...new Set(lists.flat())]);
  return lists.map((ids) => [...new Set(ids)].flatMap((id) => rows.get(id) ?? []));
}

/** Returns the handoffs of these ids, by id; rows that no longer fit are left out. */
export async function handoffsWith(
  db: BatonDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, HandoffRow>> {
  if (ids.length === 0) return new Map();
  const rows = (await db.handoffs.bulkGet([...ids])).map(fittingHandoff);
  return new Map(rows.filter((row) => row !== undefined).map((row) => [row.id, row]));
}

/** Returns the places of a list by the ids of their handoffs, in its order; no row is read for it. */
export async function agendaPlaces(
  db: BatonDatabase,
  query: AgendaQuery,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const places = new Map<string, number[]>();
  await keysIn(db, query).eachKey((key, { primaryKey }) => {
    const place: unknown = Array.isArray(key) ? key.at(-1) : undefined;
    if (typeof place === 'number') {
      places.set(primaryKey, [...(places.get(primaryKey) ?? []), place]);
    }
  });
  return places;
}

function keysIn(db: BatonDatabase, query: AgendaQuery): Collection<HandoffRow, string> {
  const { origin, person, list, from = Dexie.minKey, to = Dexie.maxKey, most } = query;
  return db.handoffs
    .where('agenda')
    .between([origin, person, list, from], [origin, person, list, to], true, true)
    .limit(most);
}
