import type { LoggedEntry } from '@/lib/handoff/entry';
import { entryKey, isSameEntry } from '@/lib/handoff/identity';
import type { BatonDatabase } from '../database';
import {
  homesOf,
  moveBelongings,
  movingTables,
  recordOfLog,
  successorOf,
  withHomes,
} from './moving';
import { originPrefix, parseRecordKey } from '../record-key';
import { fittingHandoff, fittingTeam } from '../row-schemas';
import type { FoundEntry, HandoffRow, RecordKey, StoredEntry } from '../rows';
import { holds, merged } from './handoff-row';
import { isTeams, logsFor, logTables } from './entry-logs';

/**
 * Takes in what a record's notes hold, in one transaction, and gives how many entries were new.
 * Taking in the same again writes nothing. Rejects where the store cannot.
 */
export function receiveEntries(
  db: BatonDatabase,
  readOn: RecordKey,
  found: readonly FoundEntry[],
  now: number,
): Promise<number> {
  if (found.length === 0) return Promise.resolve(0);
  return db.write(movingTables(db), async () => {
    // What was left behind on a lead is that of the record which it has become.
    const record = (await successorOf(db, readOn)) ?? readOn;
    let news = 0;
    for (const [first, ...rest] of byThread(found)) {
      const entries = [first, ...rest];
      const id = first.entry.handoff;
      const threads = logsFor(db, first.entry);
      const row = await threads.read(id, now);
      const log = logFor(record, row, entries);
      if (!log) continue;
      const goesOn = log.length > 0 && row !== undefined;
      // On another record only what its author wrote counts.
      const taken = goesOn && row.record !== record ? entries.filter(isSure) : entries;
      const changed = taken.map(asStored).reduce(merged, log);
      const known = goesOn ? homesOf(row) : {};
      const homes = withHomes(known, record, taken);
      if (changed === log && row && isSameText(homes, row.homes ?? {})) continue;
      news += taken.filter((entry) => !holds(log, entry)).length;
      const on = recordOfLog(threads, changed, homes, goesOn ? row.record : record);
      if (row && row.record !== on) await moveBelongings(db, id, row.record, on);
      await threads.put({ id, record: on, changedAt: lastAct(changed, now), homes }, changed);
    }
    return news;
  });
}

/** Returns those of the entries that this browser does not know yet by their authors' own notes. */
export async function unknownAmong(
  db: BatonDatabase,
  found: readonly StoredEntry[],
): Promise<StoredEntry[]> {
  const unknown: StoredEntry[] = [];
  for (const stored of found) {
    const row = await rowOf(db, stored);
    const sure = row?.log.filter(({ entry }) => !entry.unverified) ?? [];
    if (!holds(sure, stored)) unknown.push(stored);
  }
  return unknown;
}

/** Whether this browser knows the entry by another note on the same record than the one it came by. */
export async function isKnownByOther(db: BatonDatabase, found: StoredEntry): Promise<boolean> {
  const row = await rowOf(db, found);
  const known = row?.log.find(({ entry }) => isSameEntry(entry, found.entry))?.noteId;
  return known !== undefined && known !== found.noteId;
}

/** A record's own list of notes, as the CRM gives it to this user. */
export interface NoteList {
  readonly record: RecordKey;
  /** The entries in it that are their authors' own, and the ids of all its notes. */
  readonly entries: readonly LoggedEntry[];
  readonly noteIds: ReadonlySet<string>;
  /** Notes written later than this (UTC, ms, the server's clock) may not be listed yet. */
  readonly until: number;
}

/** Returns whether a note is missing in the list that is not known to be. */
export async function isNoteMissing(db: BatonDatabase, list: NoteList): Promise<boolean> {
  const rows = await db.handoffs.where({ record: list.record }).toArray();
  return rows.some((row) => {
    const fit = fittingHandoff(row);
    return fit?.log.some((stored) => !stored.removed && isMissing(fit, stored, list)) ?? false;
  });
}

/** Says in the logs which notes are missing in the list: somebody has removed them. */
export function markRemoved(db: BatonDatabase, list: NoteList): Promise<void> {
  return db.write(logTables(db), async () => {
    for (const row of await db.handoffs.where({ record: list.record }).toArray()) {
      const fit = fittingHandoff(row);
      if (!fit) continue;
      const log = fit.log.map((stored): StoredEntry =>
        isMissing(fit, stored, list) ? { ...stored, removed: true } : stored,
      );
      await db.handoffs.put({ ...fit, log });
    }
  });
}

function isMissing(row: HandoffRow, { entry, noteId }: StoredEntry, list: NoteList): boolean {
  if (noteId === undefined || entry.unverified) return false;
  const home = homesOf(row)[entryKey(entry)];
  // One that is there and cannot be read is not removed; nor is one that stands elsewhere.
  if (home?.record !== row.record || list.noteIds.has(home.noteId)) return false;
  return home.at <= list.until && !list.entries.some((listed) => isSameEntry(listed, entry));
}

async function rowOf(db: BatonDatabase, { entry }: StoredEntry) {
  return isTeams(entry)
    ? fittingTeam(await db.teams.get(entry.handoff))
    : fittingHandoff(await db.handoffs.get(entry.handoff));
}

/** The entries by the log that they belong to; none of the lists is empty. */
function byThread(found: readonly FoundEntry[]): [FoundEntry, ...FoundEntry[]][] {
  const threads = new Map<string, [FoundEntry, ...FoundEntry[]]>();
  for (const stored of found) {
    const key = `${stored.entry.handoff} ${isTeams(stored.entry)}`;
    const known = threads.get(key);
    if (known) known.push(stored);
    else threads.set(key, [stored]);
  }
  return [...threads.values()];
}

const isSure = (stored: StoredEntry) => !stored.entry.unverified;

function asStored({ entry, noteId, edited, refused, reasons }: FoundEntry): StoredEntry {
  return {
    entry,
    ...(noteId !== undefined && { noteId }),
    ...(edited && { edited }),
    ...(refused && { refused }),
    ...(reasons && { reasons }),
  };
}

const isSameText = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The log that the entries go into, or `undefined` where they change nothing: notes on another
 * record of which none is its author's own, or on one of another CRM, where the same id is another
 * person. Where only pasted notes (by others than their authors) are known so far, the first record
 * with an author's own note has the handoff.
 */
function logFor(
  record: RecordKey,
  row: Pick<HandoffRow, 'record' | 'log'> | undefined,
  entries: readonly StoredEntry[],
): StoredEntry[] | undefined {
  if (!row) return [];
  if (row.record === record) return row.log;
  if (!entries.some(isSure)) return undefined;
  if (!row.log.some(isSure)) return [];
  const isHere = record.startsWith(originPrefix(parseRecordKey(row.record).origin));
  return isHere ? row.log : undefined;
}

/** When the handoff last moved, by its entries' clocks, but never in the future. */
function lastAct(log: readonly StoredEntry[], now: number): number {
  return log.reduce((latest, { entry }) => Math.max(latest, Math.min(entry.at, now)), 0);
}
