import type { CrmNote, FoundNotes, RecordRef } from '@/lib/crm/adapter';
import type { CrmError, CrmResult } from '@/lib/crm/error';
import type { LoggedEntry } from '@/lib/handoff/entry';
import { entryKey } from '@/lib/handoff/identity';
import type { BatonDatabase } from '@/lib/store/database';
import { followSuccessor, movingTables } from '@/lib/store/logs/moving';
import {
  isKnownByOther,
  isNoteMissing,
  markRemoved,
  receiveEntries,
  unknownAmong,
} from '@/lib/store/logs/receive';
import { keepNewerNotes } from '@/lib/store/logs/record-status';
import { recordKey } from '@/lib/store/record-key';
import { readCursor, saveCursor, type Cursor } from '@/lib/store/cursor';
import type { FoundEntry, RecordKey, StoredEntry } from '@/lib/store/rows';
import { checksum } from './checksum';
import { MARKER } from './codec';
import type { Connection } from './connection';
import { entriesOf, isSure, readNotes, type ReadNote } from './read-notes';
import { removeSpare, spareNotes } from './spare';

/** Servers stamp notes when a request begins and show them when it ends: look back a minute (ms). */
const SHOWN_AFTER_MS = 60_000;
/** A search that stops this long (ms) before the present has more to bring. */
const BEHIND_MS = 5 * 60_000;

/** What reading notes brought. */
export interface Pulled {
  /** Entries that are new to this browser. */
  readonly received: number;
  /** Notes that bear the marker and hold no entry: damaged, or never Baton's. */
  readonly refused: number;
  /** Not one note bears the marker, new or known before. */
  readonly isEmpty?: true;
}

/** What looking at a whole origin brought. */
export interface OriginPulled extends Pulled {
  /** The search stopped before its end: the next one goes on from there. */
  readonly hasMore: boolean;
  readonly news: readonly RecordNews[];
}

/** Entries of one record that this browser did not know, as their authors wrote them. */
export interface RecordNews {
  readonly record: RecordKey;
  readonly entries: readonly LoggedEntry[];
}

/** When, and for whom. */
export interface Pulling {
  /** UTC, ms. */
  readonly now: number;
  /** CRM user id of whoever is signed in, where that is known: their own spare notes are removed. */
  readonly me?: string | undefined;
}

/** Takes in all that the notes of a record hold, and which of them are gone: as a rule one request. */
export async function pullRecord(
  db: BatonDatabase,
  connection: Connection,
  ref: RecordRef,
  { now, me }: Pulling,
): Promise<CrmResult<Pulled>> {
  const notes = await connection.session.listNotes(ref, MARKER);
  if (!notes.ok) return notes;
  const read = readNotes(notes.value);
  const found = await entriesOf(db, read);
  const pulled = await receiveNotes(db, ref, found, now);
  await keepNewerNotes(db, recordKey(ref), newerIn(read), true);
  await tellRemoved(db, connection, { ref, read, found, now });
  await tidy(connection, ref, read, me);
  return { ok: true, value: pulled };
}

/**
 * Asks the CRM what the record has become by conversion or merge, and takes everything of it there.
 * Resolves with that record; `undefined` where it is still itself, or the CRM does not say.
 */
export async function followRecord(
  db: BatonDatabase,
  { session }: Pick<Connection, 'session'>,
  record: RecordRef,
  now: number,
): Promise<RecordRef | undefined> {
  const found = await session.successorOf?.(record);
  const successor = found?.ok ? found.value : undefined;
  if (successor?.origin !== record.origin) return undefined;
  if (recordKey(successor) === recordKey(record)) return undefined;
  await followSuccessor(db, recordKey(record), recordKey(successor), now);
  return successor;
}

/** More would be a CRM in which everything became one record. */
const MOST_PREDECESSORS = 10;

/**
 * Takes in what stands on the records that became this one and kept their notes, and takes it there;
 * `undefined` where there are none, or whoever is signed in may not see them.
 */
export async function pullPredecessors(
  db: BatonDatabase,
  connection: Connection,
  record: RecordRef,
  pulling: Pulling,
): Promise<CrmResult<unknown> | undefined> {
  const found = await connection.session.predecessorsOf?.(record);
  if (found?.ok === false) return isHidden(found.error) ? undefined : found;
  let failure: CrmResult<unknown> | undefined;
  for (const earlier of found?.value.slice(0, MOST_PREDECESSORS) ?? []) {
    if (earlier.origin !== record.origin) continue;
    const pulled = await pullRecord(db, connection, earlier, pulling);
    // It may have become something else besides this one, and belongs there.
    if (pulled.ok) await followRecord(db, connection, earlier, pulling.now);
    else if (!isHidden(pulled.error)) failure = pulled;
  }
  return failure;
}

const isHidden = ({ code }: CrmError) => code === 'forbidden' || code === 'not-found';

/** Tells which notes somebody has removed since they were read or written. */
async function tellRemoved(
  db: BatonDatabase,
  { adapter, session, clockAhead }: Connection,
  { ref, read, found, now }: Listed,
): Promise<void> {
  const lag = adapter.limits.searchLagMs ?? SHOWN_AFTER_MS;
  const list = {
    record: recordKey(ref),
    entries: found.filter(isSure).map(({ entry }) => entry),
    noteIds: new Set(read.map(({ note }) => note.id)),
    until: now - (clockAhead?.() ?? 0) - lag,
  };
  if (!(await isNoteMissing(db, list))) return;
  // An empty list may be all that a CRM says of a record that this user does not see any more.
  if (read.length === 0 && !(await session.readLead(ref)).ok) return;
  await markRemoved(db, list);
}

interface Listed {
  readonly ref: RecordRef;
  readonly read: readonly ReadNote[];
  readonly found: readonly (FoundEntry | undefined)[];
  readonly now: number;
}

/** A note too many does no harm until the next reading: what goes wrong here is tried again then. */
async function tidy(
  connection: Connection,
  ref: RecordRef,
  read: readonly ReadNote[],
  me: string | undefined,
): Promise<void> {
  if (me === undefined || connection.adapter.limits.knowsKeys) return;
  await removeSpare(connection, ref, spareNotes(read, me), me);
}

/**
 * Takes in what is new on any record of the origin since the last time. It costs what is new: notes
 * that were seen before are neither decoded nor written again.
 */
export async function pullOrigin(
  db: BatonDatabase,
  connection: Connection,
  origin: string,
  { now, me }: Pulling,
): Promise<CrmResult<OriginPulled>> {
  const { adapter, session, clockAhead } = connection;
  const cursor = await readCursor(db, origin);
  const lag = adapter.limits.searchLagMs ?? SHOWN_AFTER_MS;
  const since = Math.max(0, cursor.until - lag);
  const found = await session.searchNotes(MARKER, since, cursor.rest);
  if (!found.ok) return found;
  const seen = new Set(cursor.seen);
  const fresh = found.value.notes.filter((note) => !seen.has(seenName(note)));
  const pulled = { received: 0, refused: 0 };
  const news: RecordNews[] = [];
  for (const [record, [first, ...rest]] of Map.groupBy(fresh, (note) => recordKey(note.record))) {
    if (first?.record.origin !== origin) continue;
    const read = readNotes([first, ...rest]);
    const stored = await entriesOf(db, read);
    await keepNewerNotes(db, record, newerIn(read), false);
    const written = stored.filter(isSure);
    const unknown = await unknownAmong(db, written);
    const isRepeated = await hasSpare(db, written, me);
    const { received, refused } = await receiveNotes(db, first.record, stored, now);
    pulled.received += received;
    pulled.refused += refused;
    if (unknown.length > 0) news.push({ record, entries: unknown.map(({ entry }) => entry) });
    // Only the record's own list tells which is the oldest.
    if (isRepeated) await pullRecord(db, connection, first.record, { now, me });
  }
  const serverNow = now - (clockAhead?.() ?? 0);
  const next = nextCursor(cursor, found.value, serverNow);
  const isFurther = next.until > cursor.until || next.rest !== cursor.rest;
  if (isFurther || fresh.length > 0) await saveCursor(db, origin, next);
  const isBehind = next.until < serverNow - lag - BEHIND_MS;
  const mayGoOn = isBehind && next.until > cursor.until && found.value.notes.length > 0;
  const hasMore = next.rest !== undefined || mayGoOn;
  return { ok: true, value: { ...pulled, hasMore, news } };
}

/** Enough that little is told to whoever watches, and few enough that the user's own acts wait for none. */
const RECORDS_AT_ONCE = 25;

/**
 * Takes in what notes of an origin's records hold that are no news: those of earlier months. Some
 * records at a time: each transaction makes every open page look again.
 */
export async function takeNotes(
  db: BatonDatabase,
  origin: string,
  notes: readonly CrmNote[],
  now: number,
): Promise<void> {
  const own = notes.filter(({ record }) => record.origin === origin);
  const records = [...Map.groupBy(own, ({ record }) => recordKey(record)).values()];
  for (let begin = 0; begin < records.length; begin += RECORDS_AT_ONCE) {
    const some = records.slice(begin, begin + RECORDS_AT_ONCE).map(readNotes);
    const found = await Promise.all(some.map((read) => entriesOf(db, read)));
    await db.write(movingTables(db), async () => {
      for (const [index, read] of some.entries()) {
        const [first] = read;
        if (!first) continue;
        const { record } = first.note;
        await keepNewerNotes(db, recordKey(record), newerIn(read), false);
        await receiveNotes(db, record, found[index] ?? [], now);
      }
    });
  }
}

/** By the server's clock, but never ahead of it: one note from the future must not hide all others. */
function nextCursor(
  { until }: Cursor,
  { notes, seenUntil, rest }: FoundNotes,
  serverNow: number,
): Cursor {
  const sorted = [...notes].sort((one, other) => one.createdAt - other.createdAt);
  return {
    until: Math.max(until, Math.min(seenUntil, serverNow)),
    seen: sorted.map(seenName),
    rest,
  };
}

/** Another text, or another record, makes it another note to look at. */
function seenName({ id, record, text }: CrmNote): string {
  return `${recordKey(record)} ${id} ${checksum(text)}`;
}

/** The ids of the notes that only a newer Baton can read. */
function newerIn(read: readonly ReadNote[]): string[] {
  return read.flatMap(({ note, decoded }) =>
    !decoded.ok && decoded.reason === 'newer' ? [note.id] : [],
  );
}

/** Whether one of these notes says again what this user's other note says already. */
async function hasSpare(
  db: BatonDatabase,
  written: readonly StoredEntry[],
  me: string | undefined,
): Promise<boolean> {
  const own = written.filter(({ entry }) => entry.by.id === me);
  const keys = new Set(own.map(({ entry }) => entryKey(entry)));
  if (keys.size < own.length) return true;
  for (const stored of own) if (await isKnownByOther(db, stored)) return true;
  return false;
}

async function receiveNotes(
  db: BatonDatabase,
  ref: RecordRef,
  found: readonly (StoredEntry | undefined)[],
  now: number,
): Promise<Pulled> {
  const entries = found.filter((stored) => stored !== undefined);
  const received = await receiveEntries(db, recordKey(ref), entries, now);
  const pulled = { received, refused: found.length - entries.length };
  return found.length === 0 ? { ...pulled, isEmpty: true } : pulled;
}
