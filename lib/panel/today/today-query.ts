import { endOfDay } from '@/lib/handoff/time/wall-time';
import type { Site } from '@/lib/platform/storage/sites';
import type { BatonDatabase } from '@/lib/store/database';
import { watchQuery } from '@/lib/store/watch-query';
import { createLiveQuery, type LiveQuery } from '../live-query';
import type { PanelDeps, Stop } from '../deps';
import type { PanelStore } from '../store';
import { readTodayAtSite } from './today-at-site';
import type { LocalNow, Today, TodayAction } from './today';

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

/**
 * Returns what this person has to do, waits for and can read, over all the CRMs where Baton knows who
 * they are. Each list is read by its index and no further than anybody reads: never the whole store.
 */
export function readToday(
  db: BatonDatabase,
  sites: readonly Pick<Site, 'origin' | 'me'>[],
  moment: LocalNow,
): Promise<Today> {
  const { now, zone } = moment;
  return db.transaction('r', [db.handoffs, db.teams, db.people, db.meta], async () => {
    const known = sites.flatMap(({ origin, me }) => (me ? [{ origin, me }] : []));
    const days = known.map(({ origin, me: { id, name } }) =>
      readTodayAtSite(db, { origin, me: { id, name } }, moment),
    );
    return together(await Promise.all(days), endOfDay(now, zone));
  });
}

/** What has no due time is for today, without hurry. */
function together(days: readonly Today[], tonight: number): Today {
  const all = <Item>(list: (day: Today) => readonly Item[]) => days.flatMap(list);
  const soonestFirst = (list: (day: Today) => readonly TodayAction[]) =>
    all(list).toSorted((one, other) => (one.due ?? tonight) - (other.due ?? tonight));
  return {
    waitingOnMe: soonestFirst((day) => day.waitingOnMe),
    asks: all((day) => day.asks).toSorted(
      (one, other) => (one.ask.due ?? tonight) - (other.ask.due ?? tonight),
    ),
    waitingOnOthers: soonestFirst((day) => day.waitingOnOthers),
    meetings: all((day) => day.meetings).toSorted((one, other) => one.start - other.start),
    feedback: all((day) => day.feedback),
    optional: all((day) => day.optional),
    overdueInTeam: soonestFirst((day) => day.overdueInTeam),
    partner: days.find(({ partner }) => partner)?.partner,
  };
}
