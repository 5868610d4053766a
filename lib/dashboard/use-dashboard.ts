import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { createLiveQuery, follow, type QueryState, useLiveQuery } from '@/lib/panel/live-query';
import type { Site } from '@/lib/platform/storage/sites';
import { watchQuery } from '@/lib/store/watch-query';
import type { FactsRow } from '@/lib/store/rows';
import type { DashboardDeps } from './deps';
import { type DashboardData, type LeadOf, readDashboard, readLeads } from './read';

/** Where the page's components find the world. */
export const DashboardContext = createContext<DashboardDeps | undefined>(undefined);

/** The world that the page runs in. */
export function useDeps(): DashboardDeps {
  const deps = useContext(DashboardContext);
  if (!deps) throw new Error('A component of the dashboard stands outside of it.');
  return deps;
}

/** The sites that are on; `undefined` until that is known. */
export function useSitesOn(): readonly Site[] | undefined {
  const { sites } = useDeps();
  const [on, setOn] = useState<readonly Site[]>();
  useEffect(() => follow(sites, setOn), [sites]);
  return on;
}

/** What this browser has read of the site's handoffs; stays true while somebody looks. */
export function useDashboardData(
  { origin, me: user }: Site,
  weeks: number,
): QueryState<DashboardData> {
  const { db, now, zone } = useDeps();
  const me = user?.id;
  const live = useMemo(
    () =>
      createLiveQuery<DashboardData>((onResult) =>
        watchQuery(
          () => readDashboard(db, origin, { now: now(), zone: zone(), weeks, me }),
          onResult,
        ),
      ),
    [db, now, zone, origin, weeks, me],
  );
  return useLiveQuery(live);
}

/** The leads of handoffs, once they are wanted; `undefined` until they are read. */
export function useLeads(
  rows: readonly Pick<FactsRow, 'id' | 'record'>[],
): QueryState<readonly LeadOf[]> {
  const { db } = useDeps();
  const live = useMemo(
    () =>
      createLiveQuery<readonly LeadOf[]>((onResult) =>
        watchQuery(() => readLeads(db, rows), onResult),
      ),
    [db, rows],
  );
  return useLiveQuery(live);
}
