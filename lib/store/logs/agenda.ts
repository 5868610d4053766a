import { Dexie } from 'dexie';
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

/** Returns the handoffs of a list, in its order, each once; rows that no longer fit are left out. */
export async function agendaRows(db: BatonDatabase, query: AgendaQuery): Promise<HandoffRow[]> {
  const { origin, person, list, from = Dexie.minKey, to = Dexie.maxKey, most } = query;
  const rows = await db.handoffs
    .where('agenda')
    .between([origin, person, list, from], [origin, person, list, to], true, true)
    .limit(most)
    .toArray();
  const once = [...new Map(rows.map((row) => [row.id, row])).values()];
  return once.map(fittingHandoff).filter((row) => row !== undefined);
}

/** Returns the places in which a row stands in a list, in no order. */
export function placesIn(
  { agenda }: Pick<HandoffRow, 'agenda'>,
  { origin, person, list }: Pick<AgendaQuery, 'origin' | 'person' | 'list'>,
): number[] {
  return agenda.flatMap(([at, who, of, place]) =>
    at === origin && who === person && of === list ? [place] : [],
  );
}
