import type { BatonDatabase } from '@/lib/store/database';
import { outboxLock, setMisfitsAside } from '@/lib/store/outbox';
import { holdRows, queueOf, type QueuedRow } from '@/lib/store/outbox-progress';
import { dueAt, isPassing, nextStep, pausedUntil, type Reach } from './back-off';
import type { Connection } from './connection';
import { deliverRow, type Run } from './deliver-row';

/** One run ends before the browser may end the worker; what is left is for the next one. */
const LONGEST_RUN_MS = 15_000;
/** Another run has the origin, and may just have looked at its last row. */
const RUN_AGAIN_MS = 1000;

export interface DeliveryParts {
  readonly db: BatonDatabase;
  /** `undefined` where the site is off or its CRM unknown. */
  readonly sessionFor: (origin: string) => Promise<Connection | undefined>;
  /** UTC, ms. */
  readonly now: () => number;
  /** From 0 to 1, as Math.random. */
  readonly random: () => number;
  /** The browser's own, `navigator.locks`: the death of a worker frees what it held. */
  readonly locks: Pick<LockManager, 'request'>;
}

export interface Delivery {
  /**
   * Sends what waits, of one origin or all, each entry exactly once in effect. `nextAt` is when
   * (UTC, ms) to call again for any of all; `undefined` where only a new row or the user can change
   * anything.
   * Rejects only where the store does.
   */
  drain(origin?: string): Promise<{ nextAt: number | undefined }>;
}

/** Gives what brings the outbox to the CRMs. It holds nothing that it cannot lose at any instant. */
export function createDelivery(parts: DeliveryParts): Delivery {
  return {
    async drain(origin) {
      await setMisfitsAside(parts.db, parts.now());
      const waiting = await waitingOrigins(parts.db);
      const ends = (origin === undefined ? waiting : [origin]).map((one) => drainAlone(parts, one));
      // One alarm serves all: what waits elsewhere must not lose its turn to what is sent here.
      const others = waiting.filter((one) => origin !== undefined && one !== origin);
      const elsewhere = others.map(async (one) =>
        nextAttempt(await queueOf(parts.db, one), parts.now()),
      );
      return { nextAt: earliest(await Promise.all([...ends, ...elsewhere])) };
    },
  };
}

async function waitingOrigins(db: BatonDatabase): Promise<string[]> {
  // The keys of this index are the rows' origins, which are strings.
  return (await db.outbox.orderBy('origin').uniqueKeys()) as string[];
}

/** One run at a time per origin, in all of this browser. */
async function drainAlone(parts: DeliveryParts, origin: string): Promise<number | undefined> {
  return parts.locks.request(outboxLock(origin), { ifAvailable: true }, async (lock) =>
    lock ? drainOrigin(parts, origin) : parts.now() + RUN_AGAIN_MS,
  );
}

async function drainOrigin(parts: DeliveryParts, origin: string): Promise<number | undefined> {
  const { db, now } = parts;
  const waiting = await queueOf(db, origin);
  if (waiting.length === 0) return undefined;
  const paused = pausedUntil(waiting, now());
  if (paused !== undefined) return paused;
  const connection = await parts.sessionFor(origin);
  if (connection) {
    await sendAll(
      { ...parts, connection, until: now() + LONGEST_RUN_MS, asked: new Set() },
      origin,
    );
  } else {
    await holdRows(db, { origin }, { problem: { code: 'no-permission' }, notBefore: 0 });
  }
  return nextAttempt(await queueOf(db, origin), now());
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

function laneBlockedBy(row: QueuedRow, end: Exclude<Reach, 'origin'>): string {
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
  const moving = [...first.values()].filter(({ problem }) => !problem || isPassing(problem));
  return earliest(moving.map((row) => dueAt(row, now)));
}

function earliest(instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length ? Math.min(...known) : undefined;
}
