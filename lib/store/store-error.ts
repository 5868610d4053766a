/** Why the store could not do what was asked. */
export type StoreError =
  /** The disk, or the share of it that the browser allows, is used up. */
  | 'full'
  /** The database is a newer Baton's: this one must be updated. */
  | 'newer-version'
  /** A newer Baton has taken the database over while this one had it open: reloading goes on with that. */
  | 'updated-meanwhile'
  /** This browser gives no database: private window, policy, damaged files. */
  | 'unavailable'
  | 'failed';

/** Thrown inside a write transaction so that it ends without effect. */
export class NewerVersion extends Error {
  override readonly name = 'NewerVersion';
}

const ERRORS: Readonly<Record<string, StoreError>> = {
  QuotaExceededError: 'full',
  NewerVersion: 'newer-version',
  VersionError: 'newer-version',
  // Only a newer Baton closes a database for good: see the database's versionchange.
  DatabaseClosedError: 'updated-meanwhile',
  MissingAPIError: 'unavailable',
  OpenFailedError: 'unavailable',
  InvalidStateError: 'unavailable',
  SecurityError: 'unavailable',
  UnknownError: 'unavailable',
};

const DEEPEST_CAUSE = 5;

/** Returns what a rejection of the store means. Total: anything unknown is `failed`. */
export function storeErrorOf(error: unknown): StoreError {
  let cause = error;
  let found: StoreError | undefined;
  // Dexie wraps: an aborted transaction or a failed opening holds its reason in `inner`.
  for (let depth = 0; depth < DEEPEST_CAUSE && cause instanceof Error; depth += 1) {
    found = ERRORS[cause.name] ?? found;
    cause = 'inner' in cause ? cause.inner : undefined;
  }
  return found ?? 'failed';
}

/** What a transaction ends with that the browser gives up, at its end or under the work in it. */
const GIVEN_UP: readonly string[] = ['AbortError', 'InvalidStateError', 'TransactionInactiveError'];

/** Whether the browser gave a transaction up for no lasting reason: it may go well the next time. Total. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof Error && GIVEN_UP.includes(error.name) && storeErrorOf(error) !== 'full';
}

export type StoreResult<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: StoreError };

/** Does `work` on the store and gives its value, or why it could not be done. Never rejects. */
export async function tryStore<Value>(work: () => PromiseLike<Value>): Promise<StoreResult<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: storeErrorOf(error) };
  }
}
