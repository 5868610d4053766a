import * as z from 'zod/mini';
import type { Handoff } from '@/lib/handoff/handoff';
import { entryKey } from '@/lib/handoff/identity';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from '../database';
import { type GivenUp, givenUpOf } from '../outbox/giving-up';
import { successorOf } from './moving';
import { outboxOf } from '../outbox/outbox';
import type { HandoffRow, OutboxRow, RecordKey, RefusedStep } from '../rows';
import { handoffsOf } from './handoffs';

/** A record's handoffs, newest first, and what of them waits to be sent. */
export interface RecordStatus {
  readonly handoffs: readonly Handoff[];
  readonly outbox: readonly OutboxRow[];
  /** Since when (UTC, ms) the CRM has the newest note of them; `undefined` where it has none, 0 where nobody can tell. */
  readonly inCrmSince?: number | undefined;
  /** What was given up, and so was never in the CRM. */
  readonly givenUp: readonly GivenUp[];
  /** Keys of the entries whose notes read otherwise in the CRM than they were sent. */
  readonly edited: ReadonlySet<string>;
  /** Keys of the entries whose notes were removed in the CRM. */
  readonly removed: ReadonlySet<string>;
  /** What the CRM did not let this browser do besides its notes, by the handoff's id. */
  readonly refused: ReadonlyMap<string, readonly RefusedStep[]>;
  /** Why not, in the CRM's own words, by the handoff's id. */
  readonly reasons: ReadonlyMap<string, readonly string[]>;
  /** How many of its notes only a newer Baton can read: what they say is missing in all of this. */
  readonly newerNotes: number;
  /** The record that this one has become, whose handoffs these are; absent where it is still itself. */
  readonly became?: RecordKey;
}

/** Returns the keys of the entries in these logs whose notes were edited in the CRM; see {@link entryKey}. */
export function editedIn(
  rows: readonly Pick<HandoffRow, 'log' | 'homes' | 'record'>[],
): ReadonlySet<string> {
  const keys = rows.flatMap(({ log, homes, record }) =>
    log.flatMap(({ entry, edited }) => {
      const key = entryKey(entry);
      // A note on another record than the handoff's says nothing of what is read here.
      return edited && (homes?.[key]?.record ?? record) === record ? [key] : [];
    }),
  );
  return new Set(keys);
}

/** Returns the keys of the entries in these logs whose notes were removed in the CRM. */
export function removedIn(rows: readonly Pick<HandoffRow, 'log'>[]): ReadonlySet<string> {
  const removed = rows.flatMap(({ log }) => log.filter((stored) => stored.removed));
  return new Set(removed.map(({ entry }) => entryKey(entry)));
}

/** By the CRM's own word of its notes, never by what an entry says of itself. */
function sinceIn(rows: readonly Pick<HandoffRow, 'log' | 'homes'>[]): number | undefined {
  const isThere = rows.some(({ log }) => log.some(({ noteId }) => noteId !== undefined));
  const instants = rows.flatMap(({ homes = {} }) => Object.values(homes).map(({ at }) => at));
  return isThere ? Math.max(0, ...instants) : undefined;
}

function refusedIn(log: HandoffRow['log']): RefusedStep[] {
  return [...new Set(log.flatMap(({ refused = [] }) => refused))];
}

/** Returns all as of one instant: read apart, a handoff could seem delivered before it is queued. */
export function readRecordStatus(db: BatonDatabase, record: RecordKey): Promise<RecordStatus> {
  return db.transaction('r', [db.handoffs, db.outbox, db.aside, db.meta], async () => {
    const became = await successorOf(db, record);
    const rows = await handoffsOf(db, became ?? record);
    const outbox = await outboxOf(db, became ?? record);
    const refused = new Map(rows.map(({ id, log }) => [id, refusedIn(log)] as const));
    const givenUp = await givenUpOf(db, became ?? record);
    const handoffs = rows.map(({ handoff }) => handoff);
    const reasons = new Map(
      rows.map(
        ({ id, log }) => [id, [...new Set(log.flatMap((own) => own.reasons ?? []))]] as const,
      ),
    );
    const inCrmSince = sinceIn(rows);
    const notes = { edited: editedIn(rows), removed: removedIn(rows), inCrmSince };
    const newerNotes = (await readNewerNotes(db, became ?? record)).length;
    const told = { newerNotes, handoffs, outbox, givenUp, ...notes, refused, reasons };
    return became === undefined ? told : { ...told, became };
  });
}

const idsSchema = z.array(z.string());

/** Where the ids of a record's notes are kept that only a newer Baton can read. */
const newerNotesKey = (record: RecordKey) => `newer notes ${record}`;

async function readNewerNotes(db: BatonDatabase, record: RecordKey): Promise<readonly string[]> {
  return parseAs(idsSchema, (await db.meta.get(newerNotesKey(record)))?.value).data ?? [];
}

/** No record has so many: more would be somebody’s joke. */
const MOST_NEWER = 1000;

/**
 * Keeps which notes of a record only a newer Baton can read: those of its whole list, or these
 * besides what is known, where `isWhole` is false. Writes only what is news.
 */
export async function keepNewerNotes(
  db: BatonDatabase,
  record: RecordKey,
  ids: readonly string[],
  isWhole: boolean,
): Promise<void> {
  if (ids.length === 0 && !isWhole) return;
  await db.write([db.meta], async () => {
    const known = await readNewerNotes(db, record);
    const all = [...new Set(isWhole ? ids : [...known, ...ids])].slice(0, MOST_NEWER);
    if (all.length === known.length && all.every((id) => known.includes(id))) return;
    const key = newerNotesKey(record);
    if (all.length === 0) await db.meta.delete(key);
    else await db.meta.put({ key, value: all });
  });
}
