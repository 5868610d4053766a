import { isSameEntry } from '@/lib/handoff/identity';
import type { BatonDatabase } from './database';
import { holds, merged } from './handoff-row';
import { fittingHandoff, fittingTeam } from './row-schemas';
import type { HandoffRow, RecordKey, StoredEntry } from './rows';
import { isTeams, threadsOf, threadTables } from './threads';

/**
 * Takes in what a record's notes hold, in one transaction, and gives how many entries were new.
 * Taking in the same again writes nothing. Rejects where the store cannot.
 */
export function receiveEntries(
  db: BatonDatabase,
  record: RecordKey,
  found: readonly StoredEntry[],
  now: number,
): Promise<number> {
  if (found.length === 0) return Promise.resolve(0);
  return db.write(threadTables(db), async () => {
    let news = 0;
    for (const [first, ...rest] of byThread(found)) {
      const entries = [first, ...rest];
      const id = first.entry.handoff;
      const threads = threadsOf(db, first.entry);
      const row = await threads.read(id, now);
      const log = logFor(record, row, entries);
      const changed = log && entries.reduce(merged, log);
      if (!changed || changed === row?.log) continue;
      news += entries.filter((entry) => !holds(log, entry)).length;
      await threads.put({ id, record, changedAt: lastAct(changed, now) }, changed);
    }
    return news;
  });
}

/** Gives those of the entries that this browser does not know yet by their authors' own notes. */
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

async function rowOf(db: BatonDatabase, { entry }: StoredEntry) {
  return isTeams(entry)
    ? fittingTeam(await db.teams.get(entry.handoff))
    : fittingHandoff(await db.handoffs.get(entry.handoff));
}

/** The entries by the log that they belong to; none of the lists is empty. */
function byThread(found: readonly StoredEntry[]): [StoredEntry, ...StoredEntry[]][] {
  const threads = new Map<string, [StoredEntry, ...StoredEntry[]]>();
  for (const stored of found) {
    const key = `${stored.entry.handoff} ${isTeams(stored.entry)}`;
    const known = threads.get(key);
    if (known) known.push(stored);
    else threads.set(key, [stored]);
  }
  return [...threads.values()];
}

/**
 * The log that the entries go into, or `undefined` where they belong to another record: a note
 * pasted here from there changes nothing. Where only such pasted notes (by others than their
 * authors) are known so far, the first record with an author's own note has the handoff.
 */
function logFor(
  record: RecordKey,
  row: Pick<HandoffRow, 'record' | 'log'> | undefined,
  entries: readonly StoredEntry[],
): StoredEntry[] | undefined {
  if (!row) return [];
  if (row.record === record) return row.log;
  const isSure = (stored: StoredEntry) => !stored.entry.unverified;
  return !row.log.some(isSure) && entries.some(isSure) ? [] : undefined;
}

/** When the handoff last moved, by its entries' clocks, but never in the future. */
function lastAct(log: readonly StoredEntry[], now: number): number {
  return log.reduce((latest, { entry }) => Math.max(latest, Math.min(entry.at, now)), 0);
}
