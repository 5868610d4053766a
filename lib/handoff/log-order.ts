import type { LoggedEntry } from './entry';
import { compareEntries, compareIds, isSameEntry, preferredCopy } from './identity';

/** Returns one of each entry, oldest first. Most logs are so already, and then nothing is copied. */
export function inOrder(entries: Iterable<LoggedEntry>): readonly LoggedEntry[] {
  const known = Array.isArray(entries) ? (entries as readonly LoggedEntry[]) : [...entries];
  const distinct = isAscending(known, compareIds) ? known : oneOfEach(known);
  return isAscending(distinct, compareEntries) ? distinct : distinct.toSorted(compareEntries);
}

type Compare = (one: LoggedEntry, other: LoggedEntry) => number;

/** Whether each stands truly after the one before it, so that none is there twice either. */
function isAscending(entries: readonly LoggedEntry[], compare: Compare): boolean {
  let last: LoggedEntry | undefined;
  for (const entry of entries) {
    if (last && compare(last, entry) >= 0) return false;
    last = entry;
  }
  return true;
}

function oneOfEach(entries: readonly LoggedEntry[]): readonly LoggedEntry[] {
  const found = new Map<string, LoggedEntry>();
  for (const entry of entries) {
    const first = found.get(entry.id);
    if (!first) found.set(entry.id, entry);
    else if (isSameEntry(first, entry)) found.set(entry.id, preferredCopy(first, entry));
    else {
      const key = `${entry.id} ${entry.by.id}`;
      const second = found.get(key);
      found.set(key, second ? preferredCopy(second, entry) : entry);
    }
  }
  return [...found.values()];
}
