import { watchQuery } from '@/lib/store/watch-query';
import { createLiveQuery, type LiveQuery } from '../live-query';
import type { PanelDeps, Stop } from '../deps';
import type { PanelStore } from '../store';
import { readToday, type Today } from './today';

/** Time passes without any change in the store: so often (ms) the day is read anew. */
const AGAIN_MS = 5 * 60_000;

/** Makes the day of whoever uses this panel: read once however many look, and again as time passes. */
export function createTodayQuery(
  { db, now, after }: Pick<PanelDeps, 'db' | 'now' | 'after'>,
  store: PanelStore,
): LiveQuery<Today> {
  return createLiveQuery((onResult) => {
    let stopQuery: Stop | undefined;
    let stopTimer: Stop | undefined;
    const begin = () => {
      stopQuery?.();
      stopTimer?.();
      const { sites = [], zone } = store.getState();
      const read = () => readToday(db, sites, { now: now(), zone });
      stopQuery = watchQuery(read, onResult);
      stopTimer = after(AGAIN_MS, begin);
    };
    const stopWatching = store.subscribe(({ sites, zone }, before) => {
      if (sites !== before.sites || zone !== before.zone) begin();
    });
    begin();
    return () => {
      stopWatching();
      stopTimer?.();
      stopQuery?.();
    };
  });
}
