import type { CrmNote, FoundNotes } from './adapter';
import type { CrmResult } from './error';
import { mapValue } from './result';

const LONGEST_MS = 30 * 24 * 60 * 60_000;

/**
 * Gives from when on to look through all notes, in a CRM that cannot be asked for those with a word,
 * or takes long to find them: at most 30 days back. What is older is read with its record. Both are
 * UTC, ms.
 */
export function lookBack(since: number, now: number): number {
  return Math.max(since, now - LONGEST_MS);
}

/** What was found since (UTC, ms), seen as far as the newest of it: no more is known of the search. */
export function seenToNewest(found: CrmResult<CrmNote[]>, since: number): CrmResult<FoundNotes> {
  return mapValue(found, (notes) => ({
    notes,
    seenUntil: notes.reduce((latest, { createdAt }) => Math.max(latest, createdAt), since),
  }));
}
