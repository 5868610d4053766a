import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from './database';

const DAY = 86_400_000;

/** How far back is read, the nearest first: the last quarter is whole long before the year is (days). */
const STAGES_DAYS = [91, 365] as const;

/**
 * How far the notes of earlier months were read. Kept after each look: whoever dies in between goes on
 * there, and reading something twice changes nothing. Instants are UTC (ms).
 */
const backfillSchema = z.object({
  begunAt: z.number(),
  /** Which of the stages is read; one more than there are once all are. */
  stage: z.int(),
  /** From when on the next look reads, and where the one before it stopped, in the adapter's words. */
  since: z.number(),
  rest: z.optional(z.string()),
  /** Where this stage ends. */
  until: z.number(),
  looks: z.int(),
  /** How many notes of handoffs and rooms were found, those seen twice counted twice. */
  notes: z.int(),
  isRunning: z.boolean(),
  /** The day (UTC, since 1970) of the newest look, and how many there were on it. */
  day: z.int(),
  looksOfDay: z.int(),
});
export type Backfill = z.infer<typeof backfillSchema>;

/** Under which key the store keeps how far the origin's earlier months were read. */
export const backfillKey = (origin: string): string => `backfill ${origin}`;

/** Returns how far the origin's earlier months were read; `undefined` where nobody asked for that. */
export async function readBackfill(
  db: BatonDatabase,
  origin: string,
): Promise<Backfill | undefined> {
  return parseAs(backfillSchema, (await db.meta.get(backfillKey(origin)))?.value).data;
}

/** Begins to read the origin's earlier months, or goes on with it. */
export function runBackfill(db: BatonDatabase, origin: string, now: number): Promise<void> {
  return change(db, origin, (known) => ({ ...(known ?? begun(now)), isRunning: true }));
}

/** Stops after the look that is under way; what was read stays, and it can go on. */
export function pauseBackfill(db: BatonDatabase, origin: string): Promise<void> {
  return change(db, origin, (known) => known && { ...known, isRunning: false });
}

function begun(now: number): Backfill {
  const [days] = STAGES_DAYS;
  return {
    ...{ begunAt: now, stage: 0, since: now - days * DAY, until: now, looks: 0, notes: 0 },
    ...{ isRunning: true, day: 0, looksOfDay: 0 },
  };
}

/** Whether all that was asked for has been read. */
export function isBackfilled({ stage }: Backfill): boolean {
  return stage >= STAGES_DAYS.length;
}

/** Returns from when on (UTC, ms) everything was read; `undefined` while the first stage is. */
export function backfilledFrom({ begunAt, stage }: Backfill): number | undefined {
  const days = STAGES_DAYS[stage - 1];
  return days === undefined ? undefined : begunAt - days * DAY;
}

/** What one look brought. */
export interface BackfillLook {
  readonly notes: number;
  readonly seenUntil: number;
  readonly rest?: string | undefined;
  readonly now: number;
  /** By the CRM's own clock, which this browser's may be ahead of (UTC, ms). */
  readonly crmNow: number;
}

/** What is newer than this (ms) when it is looked at is news, which is read by itself. */
const NEWS_MS = 60_000;

/** Keeps what a look that began at `before` has brought; one that somebody else has overtaken changes nothing. */
export function keepLook(
  db: BatonDatabase,
  origin: string,
  before: Backfill,
  { notes, seenUntil, rest, now, crmNow }: BackfillLook,
): Promise<void> {
  return change(db, origin, (known) => {
    if (known?.looks !== before.looks || known.begunAt !== before.begunAt) return known;
    const day = Math.floor(now / DAY);
    const counted = {
      ...{ looks: known.looks + 1, notes: known.notes + notes, day },
      looksOfDay: known.day === day ? known.looksOfDay + 1 : 1,
    };
    // What the CRM had kept for the next look is gone: this stage begins anew.
    if (known.rest !== undefined && rest === undefined && notes === 0 && seenUntil <= known.since) {
      return { ...known, ...counted, rest: undefined };
    }
    // Beyond its end is what the stage before has read, though the CRM could go on there; and nothing
    // is beyond the CRM's own present, though by this browser's clock the stage may end later.
    const isFurther = rest !== undefined || seenUntil > known.since;
    if (isFurther && seenUntil < Math.min(known.until, crmNow - NEWS_MS)) {
      return { ...known, ...counted, since: Math.max(known.since, seenUntil), rest };
    }
    return { ...known, ...counted, ...nextStage(known) };
  });
}

function nextStage({ begunAt, stage }: Backfill) {
  const days = STAGES_DAYS[stage + 1];
  const until = begunAt - (STAGES_DAYS[stage] ?? 0) * DAY;
  if (days === undefined) return { stage: stage + 1, rest: undefined, isRunning: false };
  return { stage: stage + 1, since: begunAt - days * DAY, rest: undefined, until };
}

function change(
  db: BatonDatabase,
  origin: string,
  to: (known: Backfill | undefined) => Backfill | undefined,
): Promise<void> {
  return db.write([db.meta], async () => {
    const value = to(await readBackfill(db, origin));
    if (value) await db.meta.put({ key: backfillKey(origin), value });
  });
}
