import type { Handoff } from '@/lib/handoff/handoff';
import { isUnderWay } from '@/lib/panel/waiting';
import type { OutboxRow } from '@/lib/store/rows';

/** How far this record's entries have come on their way to the CRM. */
export type SyncState =
  /** Nothing was ever written here. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'queued'; readonly count: number }
  | { readonly kind: 'sending'; readonly count: number }
  /** A row cannot go on; `retryAt` (UTC, ms) is when Baton tries again by itself. */
  | { readonly kind: 'stuck'; readonly problem: Problem; readonly retryAt: number }
  | { readonly kind: 'delivered'; readonly at: number };

type Problem = NonNullable<OutboxRow['problem']>;

/**
 * Tells it from the record's outbox rows, oldest first, the instant (UTC, ms) of the newest entry
 * that the CRM has, and whether Baton is sending to it now. Order is kept per record, so the first row speaks for those behind it.
 */
export function syncState(
  rows: readonly OutboxRow[],
  newestInCrm: number | undefined,
  isSending: boolean,
): SyncState {
  const [first] = rows;
  if (isSending && first && isUnderWay(first)) return { kind: 'sending', count: rows.length };
  if (first?.problem) return { kind: 'stuck', problem: first.problem, retryAt: first.notBefore };
  if (first) return { kind: 'queued', count: rows.length };
  return newestInCrm === undefined ? { kind: 'nothing' } : { kind: 'delivered', at: newestInCrm };
}

/** When the newest entry of a record's handoffs was made (UTC, ms), of any that are known. */
export function newestInCrm(handoffs: readonly Handoff[]): number | undefined {
  const instants = handoffs.flatMap(({ timeline }) => timeline.map(({ entry }) => entry.at));
  return instants.length === 0 ? undefined : Math.max(...instants);
}
