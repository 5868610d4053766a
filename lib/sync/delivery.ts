import type { BatonDatabase } from '@/lib/store/database';
import { outboxLock, setMisfitsAside } from '@/lib/store/outbox/outbox';
import { postponeRows, queueOf, type QueuedRow } from '@/lib/store/outbox/outbox-progress';
import { dueAt, isTransient, nextStep, pausedUntil, type FailureScope } from './back-off';
import { deliverRow, type DeliveryDeps, type Run } from './deliver-row';

/** One run ends before the browser may end the worker; what is left is for the next one. */
const LONGEST_RUN_MS = 15_000;

export interface Delivery {
  /**
   * Sends what waits, of one origin or all, each entry exactly once in effect. A run that is at it may
   * have asked before whatever made this call happen, such as a sign-in: another one follows it.
   * Rejects only where the store does.
   */
  drain(origin?: string): Promise<void>;
  /**
   * Returns when (UTC, ms) to call again for any of all; `undefined` where only a new row or the user
   * can change anything.
   */
  nextAt(): Promise<number | undefined>;
}

/** Returns what brings the outbox to the CRMs. It holds nothing that it cannot lose at any instant. */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const { db, now } = deps;
  /** By origin, the run that has not begun yet: it also serves whoever calls meanwhile. */
  const toCome = new Map<string, Promise<void>>();

  /** One run at a time per origin, in all of this browser. */
  function drainAlone(origin: string): Promise<void> {
    const joined = toCome.get(origin);
    if (joined) return joined;
    const begin = () => {
      toCome.delete(origin);
      return drainOrigin(deps, origin);
    };
    // Not in this tick: it may begin at once, and is to come until then.
    const run = Promise.resolve().then(() => deps.locks.request(outboxLock(origin), begin));
    toCome.set(origin, run);
    return run;
  }

  return {
    async drain(origin) {
      await setMisfitsAside(db, now());
      const origins = origin === undefined ? await waitingOrigins(db) : [origin];
      await Promise.all(origins.map(drainAlone));
    },
    async nextAt() {
      const queues = (await waitingOrigins(db)).map((origin) => queueOf(db, origin));
      return earliest((await Promise.all(queues)).map((rows) => nextAttempt(rows, now())));
    },
  };
}

async function waitingOrigins(db: BatonDatabase): Promise<string[]> {
  // The keys of this index are the rows' origins, which are strings.
  return (await db.outbox.orderBy('origin').uniqueKeys()) as string[];
}

async function drainOrigin(deps: DeliveryDeps, origin: string): Promise<void> {
  const { db, now } = deps;
  const waiting = await queueOf(db, origin);
  if (waiting.length === 0 || pausedUntil(waiting, now()) !== undefined) return;
  const connection = await deps.sessionFor(origin);
  if (connection) {
    await sendAll({ ...deps, connection, until: now() + LONGEST_RUN_MS, asked: new Set() }, origin);
  } else {
    await postponeRows(db, { origin }, { problem: { code: 'no-permission' }, notBefore: 0 });
  }
}

/** Sends rows until nothing can go, those that come meanwhile included. */
async function sendAll(run: Run, origin: string): Promise<void> {
  const blocked = new Set<string>();
  for (;;) {
    const rows = (await queueOf(run.db, origin)).filter((row) => !isBlocked(row, blocked));
    if (rows.length === 0) return;
    for (const row of rows) {
      if (isBlocked(row, blocked)) continue;
      const isDue = dueAt(row, run.now()) <= run.now();
      const end = row.stuck ?? (isDue ? await deliverRow(run, row) : 'row');
      if (end === 'late' || end === 'origin') return;
      if (end !== 'done') blocked.add(laneBlockedBy(row, end));
    }
  }
}

/**
 * Rows of one author on one record keep their order. Others need not wait for them: what they say
 * folds to the same in any order, and on a shared computer the other author may be gone for days.
 */
function laneOf(row: QueuedRow): string {
  const isNote = nextStep(row) === 'note';
  return isNote ? `${row.record} ${row.as}` : restLaneOf(row);
}

/** No entry waits for the task, the owner or the file that goes with another. */
function restLaneOf({ entry }: QueuedRow): string {
  return `rest of ${entry}`;
}

/** What a handoff's later notes build on is that it was handed over. */
function handoffLaneOf({ handoff, as }: QueuedRow): string {
  return `handoff ${handoff} ${as}`;
}

function laneBlockedBy(row: QueuedRow, end: Exclude<FailureScope, 'origin'>): string {
  const lanes = { row: laneOf, handoff: handoffLaneOf, rest: restLaneOf };
  return end === 'author' ? row.as : lanes[end](row);
}

function isBlocked(row: QueuedRow, blocked: ReadonlySet<string>): boolean {
  const lanes = [laneOf(row), restLaneOf(row), handoffLaneOf(row), row.as];
  return lanes.some((lane) => blocked.has(lane));
}

/** When the first row that time alone can move is due, of those that are first in their lane. */
function nextAttempt(rows: readonly QueuedRow[], now: number): number | undefined {
  const paused = pausedUntil(rows, now);
  if (paused !== undefined) return paused;
  const first = new Map<string, QueuedRow>();
  const blocked = new Set<string>();
  for (const row of rows) {
    if (isBlocked(row, blocked)) continue;
    if (row.stuck) blocked.add(laneBlockedBy(row, row.stuck));
    else if (!first.has(laneOf(row))) first.set(laneOf(row), row);
  }
  const moving = [...first.values()].filter((row) => isMovedByTime(row, now));
  return earliest(moving.map((row) => dueAt(row, now)));
}

/**
 * What waits for somebody is not. But one that was asked for before it was due, as by a sign-in while
 * a lost request may still arrive, has not been tried since: its problem may be over.
 */
function isMovedByTime(row: QueuedRow, now: number): boolean {
  return !row.problem || isTransient(row.problem) || dueAt(row, now) > now;
}

function earliest(instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length ? Math.min(...known) : undefined;
}
