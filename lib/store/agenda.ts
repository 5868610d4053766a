import { Dexie } from 'dexie';
import type { AgendaList } from './agenda-keys';
import type { BatonDatabase } from './database';
import { fittingHandoff } from './row-schemas';
import type { HandoffRow } from './rows';

export { ANYBODY } from './agenda-keys';

/** One list of one person's day. */
export interface AgendaQuery {
  readonly origin: string;
  /** CRM user id, or {@link ANYBODY}. */
  readonly person: string;
  readonly list: AgendaList;
  /** The first and the last place that is wanted; see the keys for what a place is. */
  readonly from?: number;
  readonly to?: number;
  /** No more places than this are looked at. */
  readonly most: number;
}

/** Gives the handoffs of a list, in its order, each once; rows that no longer fit are left out. */
export async function agendaRows(db: BatonDatabase, query: AgendaQuery): Promise<HandoffRow[]> {
  const { origin, person, list, from = Dexie.minKey, to = Dexie.maxKey, most } = query;
  const rows = await db.handoffs
    .where('agenda')
    .between([origin, person, list, from], [origin, person, list, to], true, true)
    .limit(most)
    .toArray();
  const once = new Map(rows.map((row) => [row.id, row]));
  return [...once.values()].map(fittingHandoff).filter((row) => row !== undefined);
}
