const LONGEST_MS = 30 * 24 * 60 * 60_000;

/**
 * Gives from when on to look through all notes, in a CRM that cannot be asked for those with a word,
 * or takes long to find them: at most 30 days back. What is older is read with its record. Both are
 * UTC, ms.
 */
export function lookBack(since: number, now: number): number {
  return Math.max(since, now - LONGEST_MS);
}
