import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { createLiveQuery, follow, type QueryState, useLiveQuery } from '@/lib/panel/live-query';
import { useActOnHandoff } from '@/lib/panel/act/act-on-record';
import { type ActionResult, createOneAtATime } from '@/lib/panel/act/run-action';
import { usePanel } from '@/lib/panel/provider';
import {
  type Backfill,
  backfilledFrom,
  isBackfilled,
  pauseBackfill,
  readBackfill,
  runBackfill,
} from '@/lib/store/backfill';
import type { Problem } from '@/lib/messaging/reply';
import { saveFormDraft } from '@/lib/store/form-drafts';
import { handoffNow } from '@/lib/store/logs/handoffs';
import { type StoreResult, tryStore } from '@/lib/store/store-error';
import type { Stop } from '@/lib/panel/deps';
import type { Site } from '@/lib/platform/storage/sites';
import type { BatonDatabase } from '@/lib/store/database';
import { watchQuery, watchTables } from '@/lib/store/watch-query';
import type { FactsRow } from '@/lib/store/rows';
import type { DashboardDeps } from './deps';
import { countThrough } from './look';
import {
  type CaseOf,
  type DashboardData,
  type LeadOf,
  readCases,
  readDashboard,
  readByDashboard,
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
  const held = useHeld(state);
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
  return held.kind === 'known' && held.value.reach < weeks ? state : held;
}

/** What was known last, while something else is read. */
function useHeld<Value>(state: QueryState<Value>): QueryState<Value> {
  const [held, setHeld] = useState(state);
  if (state.kind === 'known' && state !== held) setHeld(state);
  return state.kind === 'reading' ? held : state;
}

function useRead({ origin, me: user }: Site, reach: number): QueryState<DashboardData> {
  const { db, now, zone } = useDeps();
  const me = user?.id;
  const live = useMemo(
    () =>
      createLiveQuery<DashboardData>((onResult) =>
        watchTables(
          readByDashboard(db, origin),
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

/**
 * What was said of handoffs; stays true while somebody looks. While it is read of others, what was said
 * of those before stays: somebody may be writing below.
 */
export function useCases(rows: readonly FactsRow[]): QueryState<readonly CaseOf[]> {
  return useHeld(useReadOf(readCases, rows));
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

/** Returns what asks the other of a handoff something, in the handoff itself and on its own record; once, however often it is pressed. */
export function useAskColleague(): (row: FactsRow, text: string) => Promise<ActionResult> {
  const { db } = usePanel().deps;
  const actOnHandoff = useActOnHandoff();
  const [once] = useState(() => createOneAtATime<ActionResult>());
  return ({ id, record }, text) =>
    once([id, text], async () => {
      const found = await tryStore(() => handoffNow(db, id));
      if (!found.ok) return { ok: false, reason: 'store', error: found.error };
      return actOnHandoff({ record, handoff: found.value }, 'message', { text, question: true });
    });
}

/** Returns what keeps a text or form under a name, where it is found when it is opened. */
export function useKeepDraft(): (name: string, value: unknown) => Promise<ActionResult> {
  const { db } = useDeps();
  return async (name, value) => resultOf(await tryStore(() => saveFormDraft(db, name, value)));
}

/** Reading the earlier months of a CRM: how far it is, why it stands still, and what moves it. */
export interface EarlierMonths {
  readonly known: Backfill | undefined;
  /** From when on (UTC, ms) everything was read; `undefined` while the nearest months are. */
  readonly from: number | undefined;
  readonly isWhole: boolean;
  readonly problem: Problem | undefined;
  readonly run: () => Promise<ActionResult>;
  readonly pause: () => Promise<ActionResult>;
}

/** A page a second at most; an answer that was lost is asked for again a little later (ms). */
const LOOK_PAUSE_MS = 1_000;
const LOST_PAUSE_MS = 5_000;
const LIMITED_PAUSE_MS = 60_000;

/**
 * Reads the earlier months look by look while this page is open: each look is kept with what it
 * brought, so that a page, a worker or a browser that ends takes nothing along.
 */
export function useEarlierMonths(origin: string): EarlierMonths {
  const { db, now, send, after } = usePanel().deps;
  const state = useReadOf(readBackfill, origin);
  const known = state.kind === 'known' ? state.value : undefined;
  // What was said of one look says nothing of the next, which another page may have begun.
  const [told, setTold] = useState<{ readonly of: string; readonly problem: Problem }>();
  const isRunning = known !== undefined && known.isRunning && !isBackfilled(known);
  const looks = known?.looks;
  const asked = `${origin} ${looks}`;
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    let stop: Stop | undefined;
    const over = new AbortController();
    const isOver = () => over.signal.aborted;
    const look = async () => {
      const reply = await send('backfill/look', { origin });
      if (isOver()) return;
      const problem = reply.ok || reply.error.code === 'no-answer' ? undefined : reply.error;
      setTold(problem && { of: asked, problem });
      // What is kept of a look that went well begins the next.
      if (reply.ok) return;
      const pauseMs = pauseAfter(reply.error);
      const isPaused =
        pauseMs === undefined && (await tryStore(() => pauseBackfill(db, origin))).ok;
      if (isPaused || isOver()) return;
      stop = after(pauseMs ?? LOST_PAUSE_MS, () => setTurn((before) => before + 1));
    };
    stop = after(looks === 0 ? 0 : LOOK_PAUSE_MS, () => void look());
    return () => {
      over.abort();
      stop?.();
    };
  }, [isRunning, looks, asked, turn, db, origin, send, after]);
  const change = async (work: () => Promise<void>): Promise<ActionResult> => {
    setTold(undefined);
    return resultOf(await tryStore(work));
  };
  return {
    known,
    problem: told?.of === asked ? told.problem : undefined,
    from: known && backfilledFrom(known),
    isWhole: known !== undefined && isBackfilled(known),
    run: () => change(() => runBackfill(db, origin, now())),
    pause: () => change(() => pauseBackfill(db, origin)),
  };
}

function resultOf(done: StoreResult<unknown>): ActionResult {
  return done.ok ? { ok: true } : { ok: false, reason: 'store', error: done.error };
}

/** How long to wait before the same is asked again (ms); `undefined` where only the user can go on. */
function pauseAfter(problem: Problem): number | undefined {
  if (problem.code === 'rate-limited') return problem.retryAfterMs ?? LIMITED_PAUSE_MS;
  return problem.code === 'no-answer' || problem.code === 'unreachable' ? LOST_PAUSE_MS : undefined;
}
