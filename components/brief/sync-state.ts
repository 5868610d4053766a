import { isUnderWay } from '@/lib/panel/site/waiting';
import type { OutboxRow } from '@/lib/store/rows';

/** How far this record's entries have come on their way to the CRM. */
export type SyncState =
  /** Nothing was ever written here. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'queued'; readonly count: number }
  | { readonly kind: 'sending'; readonly count: number }
  /** A row cannot go on; `retryAt` (UTC, ms) is when Baton tries again by itself, 0 if that is not known. */
  | { readonly kind: 'stuck'; readonly problem: Problem; readonly retryAt: number }
  /** `at` (UTC, ms) is since when the CRM has it, 0 if nobody can tell. */
  | { readonly kind: 'delivered'; readonly at: number };

type Problem = NonNullable<OutboxRow['problem']>;

/**
 * Tells it from the record's outbox rows, oldest first, since when (UTC, ms) the CRM has what it has,
 * and whether Baton is sending to it now. Order is kept per record, so the first row speaks for those
 * behind it.
 */
export function syncState(
  rows: readonly OutboxRow[],
  inCrmSince: number | undefined,
  isSending: boolean,
): SyncState {
  const [first] = rows;
  if (isSending && first && isUnderWay(first)) return { kind: 'sending', count: rows.length };
  if (first?.problem) return { kind: 'stuck', problem: first.problem, retryAt: first.notBefore };
  if (first) return { kind: 'queued', count: rows.length };
  return inCrmSince === undefined ? { kind: 'nothing' } : { kind: 'delivered', at: inCrmSince };
}
