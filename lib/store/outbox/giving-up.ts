import * as z from 'zod/mini';
import { describeEntry } from '@/lib/handoff/describe';
import { isKnown } from '@/lib/handoff/entry';
import { parseAs } from '@/lib/parse';
import { quarantine } from '../quarantine';
import type { BatonDatabase } from '../database';
import { holds } from '../logs/handoff-row';
import type { QuarantinedRow, HandoffRow, OutboxRow, RecordKey, StoredEntry } from '../rows';
import { allLogs, logsFor, logTables } from '../logs/entry-logs';
import { settleFile, stageFile } from './files';
import { isInCrm } from './outbox';
import { entryOf, ownEntry } from './outbox-progress';

/** What was given up of a record: it was never in the CRM. */
export interface GivenUp {
  /** Number of the row that was set aside. */
  readonly seq: number;
  readonly record: RecordKey;
  /** What the note would have said. */
  readonly text: string;
  /** UTC, ms. */
  readonly at: number;
}

const givenUpSchema = z.looseObject({
  record: z.string(),
  handoff: z.string(),
  givenUp: z.object({ text: z.string(), isInCrm: z.boolean() }),
});

interface Left {
  readonly stored: StoredEntry;
  readonly of: Pick<HandoffRow, 'id' | 'record' | 'changedAt' | 'homes'>;
}

/** What {@link giveUp} took out, to be put back by {@link takeBack}. */
export interface Given {
  readonly aside: number;
  readonly row: OutboxRow;
  readonly left: Left | undefined;
}

const FAILED = { code: 'rejected', reason: '' } as const;

/**
 * Takes a row out of the queue for good. What the CRM has never got leaves the log, so that nothing
 * here waits or runs for it, and is kept aside as text; with a hand-over goes what stands on it. What
 * the CRM has got stays, without the steps that were still to come. Returns what undoes it.
 */
export function giveUp(db: BatonDatabase, seq: number, now: number): Promise<readonly Given[]> {
  return db.write([db.outbox, db.files, ...logTables(db)], async () => {
    const row = await db.outbox.get(seq);
    if (!row) return [];
    const given: Given[] = [];
    for (const one of await withFollowers(db, row)) given.push(await giveUpOne(db, one, now));
    return given;
  });
}

async function withFollowers(db: BatonDatabase, row: OutboxRow): Promise<OutboxRow[]> {
  const found = await entryOf(db, row);
  if (found?.entry.kind !== 'handed-over' || isInCrm(row)) return [row];
  const rows = await db.outbox.where('record').equals(row.record).sortBy('seq');
  return rows.filter(({ handoff, as }) => handoff === row.handoff && as === row.as);
}

async function giveUpOne(db: BatonDatabase, row: OutboxRow, now: number): Promise<Given> {
  const entry = (await entryOf(db, row))?.entry;
  const text = entry && isKnown(entry) ? describeEntry(entry, 'text') : '';
  const isThere = isInCrm(row);
  const left = isThere ? undefined : await takeFromLog(db, row, now);
  if (row.steps.some(({ name }) => name === 'attach')) {
    if (isThere) await settleFile(db, row.entry, FAILED);
    else await stageFile(db, row.entry, 'by-hand');
  }
  const kept = { ...row, ...left, givenUp: { text, isInCrm: isThere } };
  const aside = await quarantine(db, db.outbox, { key: row.seq ?? 0, row: kept, now });
  return { aside, row, left };
}

/** Returns what stood in the log; a log that has nothing left goes. */
async function takeFromLog(
  db: BatonDatabase,
  row: OutboxRow,
  now: number,
): Promise<Left | undefined> {
  for (const threads of allLogs(db)) {
    const kept = await threads.read(row.handoff, now);
    const own = kept && ownEntry(kept, row);
    if (!own) continue;
    const log = kept.log.filter((stored) => stored !== own);
    if (log.length > 0) await threads.put(kept, log);
    else await threads.drop(kept.id);
    const { id, record, changedAt, homes } = kept;
    return { stored: own, of: { id, record, changedAt, ...(homes && { homes }) } };
  }
  return undefined;
}

/**
 * Puts back into queue and log what {@link giveUp} took out. What an entry has brought back meanwhile
 * by its own note is not put there twice.
 */
export function takeBack(db: BatonDatabase, given: readonly Given[], now: number): Promise<void> {
  return db.write([db.outbox, db.files, ...logTables(db)], async () => {
    for (const { aside, row, left } of given) {
      if (!(await db.aside.get(aside))) continue;
      await db.aside.delete(aside);
      await db.outbox.put(row);
      if (row.steps.some(({ name }) => name === 'attach')) {
        await stageFile(db, row.entry, 'waiting');
      }
      if (!left) continue;
      const threads = logsFor(db, left.stored.entry);
      const log = (await threads.read(row.handoff, now))?.log ?? [];
      if (!holds(log, left.stored)) await threads.put(left.of, [...log, left.stored]);
    }
  });
}

/** Within a read transaction: what was given up of a record and never was in the CRM, oldest first. */
export async function givenUpOf(db: BatonDatabase, record: RecordKey): Promise<GivenUp[]> {
  const rows = await db.aside.toArray();
  const given = rows.map(givenUpIn).filter((one) => one !== undefined);
  return given.filter((one) => one.record === record);
}

/** Returns what a row that was set aside has given up; `undefined` where that is nothing. Total. */
function givenUpIn({ seq, row, movedAt }: QuarantinedRow): GivenUp | undefined {
  const kept = parseAs(givenUpSchema, row).data;
  if (!kept || kept.givenUp.isInCrm || seq === undefined) return undefined;
  return { seq, record: kept.record, text: kept.givenUp.text, at: movedAt };
}
