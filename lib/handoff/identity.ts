import type { LoggedEntry } from './entry';

/**
 * Whether two logged entries are one and the same: an id belongs to its author, so that nobody can
 * push another's entry aside by writing a different one under its id.
 */
export function isSameEntry(one: LoggedEntry, other: LoggedEntry): boolean {
  return one.id === other.id && one.by.id === other.by.id;
}

/** Returns the name by which an entry is known among all: two that are the same have the same. */
export function entryKey({ id, by }: Pick<LoggedEntry, 'id' | 'by'>): string {
  return `${id} ${by.id}`;
}

/**
 * Of two copies of one entry, gives the one that counts everywhere, whichever came first: the
 * verified before the unverified, then the one whose content sorts first.
 */
export function preferredCopy(one: LoggedEntry, other: LoggedEntry): LoggedEntry {
  if (one.unverified !== other.unverified) return one.unverified ? other : one;
  return canonical(one) <= canonical(other) ? one : other;
}

/** Order of a handoff's entries: by turn, then by the author's clock, then by id; total. */
export function compareEntries(one: LoggedEntry, other: LoggedEntry): number {
  const turns = (one.turn ?? 0) - (other.turn ?? 0);
  if (turns !== 0) return turns;
  if (one.at !== other.at) return one.at - other.at;
  if (one.id !== other.id) return compareIds(one, other);
  if (one.by.id === other.by.id) return 0;
  return one.by.id < other.by.id ? -1 : 1;
}

/** Order of ids, which for UUIDv7 is the order in which they were made. */
export function compareIds(one: LoggedEntry, other: LoggedEntry): number {
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

/** JSON with the keys of every object sorted, so that equal contents give equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
