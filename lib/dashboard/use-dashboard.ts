import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { createLiveQuery, follow, type QueryState, useLiveQuery } from '@/lib/panel/live-query';
import { type ActionResult, actionDepsAt, runAction } from '@/lib/panel/act/run-action';
import { signedInPerson } from '@/lib/panel/draft/brief-inputs';
import { useOpenPlace, usePanel } from '@/lib/panel/provider';
import { saveFormDraft } from '@/lib/store/form-drafts';
import { handoffNow } from '@/lib/store/logs/handoffs';
import { tryStore } from '@/lib/store/store-error';
import type { Stop } from '@/lib/panel/deps';
import type { Site } from '@/lib/platform/storage/sites';
import type { BatonDatabase } from '@/lib/store/database';
import { watchQuery } from '@/lib/store/watch-query';
import type { FactsRow } from '@/lib/store/rows';
import type { DashboardDeps } from './deps';
import { countThrough } from './look';
import {
  type CaseOf,
  type DashboardData,
  type LeadOf,
  readCases,
  readDashboard,
  readLeads,
} from './read';

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

/** Read at first, since it is looked at first; the longest period is read once there is nothing else to do. */
const NEAR_WEEKS = 12;
const FAR_WEEKS = 52;

/** What this browser has read of the site's handoffs, as far as these weeks need it; stays true while somebody looks. */
export function useDashboardData(site: Site, weeks: number): QueryState<DashboardData> {
  const { whenIdle } = useDeps();
  const [isRested, setRested] = useState(false);
  const reach = isRested || weeks > NEAR_WEEKS ? FAR_WEEKS : NEAR_WEEKS;
  const state = useRead(site, reach);
  // What was read of fewer weeks stays on the screen while more are read.
  const [held, setHeld] = useState<QueryState<DashboardData>>(state);
  if (state.kind !== 'reading' && state !== held) setHeld(state);
  const isKnown = state.kind === 'known';
  useEffect(() => (isKnown ? whenIdle(() => setRested(true)) : undefined), [isKnown, whenIdle]);
  const data = isKnown ? state.value : undefined;
  useEffect(() => {
    if (data?.reach !== FAR_WEEKS) return;
    const counting = countThrough(data);
    let stop: Stop | undefined;
    const goOn = () => {
      if (!counting.next().done) stop = whenIdle(goOn);
    };
    stop = whenIdle(goOn);
    return () => stop?.();
  }, [data, whenIdle]);
  if (state.kind === 'reading' && held.kind === 'known' && held.value.reach >= weeks) return held;
  return state;
}

function useRead({ origin, me: user }: Site, reach: number): QueryState<DashboardData> {
  const { db, now, zone } = useDeps();
  const me = user?.id;
  const live = useMemo(
    () =>
      createLiveQuery<DashboardData>((onResult) =>
        watchQuery(
          () => readDashboard(db, origin, { now: now(), zone: zone(), reach, me }),
          onResult,
        ),
      ),
    [db, now, zone, origin, reach, me],
  );
  return useLiveQuery(live);
}

/** The leads of handoffs, once they are wanted; `undefined` until they are read. */
export function useLeads(
  rows: readonly Pick<FactsRow, 'id' | 'record'>[],
): QueryState<readonly LeadOf[]> {
  return useReadOf(readLeads, rows);
}

/** What was said of handoffs; stays true while somebody looks. */
export function useCases(rows: readonly FactsRow[]): QueryState<readonly CaseOf[]> {
  return useReadOf(readCases, rows);
}

function useReadOf<Of, Value>(
  read: (db: BatonDatabase, of: Of) => Promise<Value>,
  of: Of,
): QueryState<Value> {
  const { db } = useDeps();
  const live = useMemo(
    () => createLiveQuery<Value>((onResult) => watchQuery(() => read(db, of), onResult)),
    [db, read, of],
  );
  return useLiveQuery(live);
}

/** Returns what asks the other of a handoff something, in the handoff itself and on its own record. */
export function useAskColleague(): (row: FactsRow, text: string) => Promise<ActionResult> {
  const panel = usePanel();
  const place = useOpenPlace();
  return async (row, text) => {
    const me = signedInPerson(place, panel.store.getState());
    if (!me || !place.note) return { ok: false, reason: 'not-entitled' };
    const { deps } = panel;
    const found = await tryStore(() => handoffNow(deps.db, row.id));
    if (!found.ok) return { ok: false, reason: 'store', error: found.error };
    const context = { record: row.record, me, note: place.note };
    const acting = actionDepsAt(deps, row.origin);
    return runAction(acting, context, found.value, 'message', { text, question: true });
  };
}

/** Returns what keeps a text or form under a name, where it is found when it is opened. */
export function useKeepDraft(): (name: string, value: unknown) => Promise<ActionResult> {
  const { db } = useDeps();
  return async (name, value) => {
    const kept = await tryStore(() => saveFormDraft(db, name, value));
    return kept.ok ? { ok: true } : { ok: false, reason: 'store', error: kept.error };
  };
}
