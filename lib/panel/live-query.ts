import { useSyncExternalStore } from 'react';
import type { StoreError, StoreResult } from '@/lib/store/store-error';
import type { Stop, Watched } from './deps';

/** What is known of a query so far. */
export type QueryState<Value> =
  | { readonly kind: 'reading' }
  | { readonly kind: 'known'; readonly value: Value }
  | { readonly kind: 'failed'; readonly error: StoreError };

/** The answer to a query that stays true while somebody looks; however many look, it is asked once. */
export interface LiveQuery<Value> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => QueryState<Value>;
}

type Watch<Value> = (onResult: (result: StoreResult<Value>) => void) => () => void;

/** Makes it from a way to watch; what was known last stays while nobody looks. */
export function createLiveQuery<Value>(watch: Watch<Value>): LiveQuery<Value> {
  const listeners = new Set<() => void>();
  let known: QueryState<Value> = { kind: 'reading' };
  let stop: (() => void) | undefined;
  const take = (result: StoreResult<Value>) => {
    known = result.ok
      ? { kind: 'known', value: result.value }
      : { kind: 'failed', error: result.error };
    for (const listener of listeners) listener();
  };
  return {
    now: () => known,
    subscribe: (listener) => {
      listeners.add(listener);
      stop ??= watch(take);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}

/**
 * Calls back with what is kept, now and after each change, until stopped. A change that is told before
 * the first reading has its answer is the newer of the two.
 */
export function follow<Value>(
  { read, watch }: Watched<Value>,
  onValue: (value: Value) => void,
): Stop {
  let isOvertaken = false;
  const stop = watch((value) => {
    isOvertaken = true;
    onValue(value);
  });
  void read().then((value) => {
    if (!isOvertaken) onValue(value);
  });
  return () => {
    isOvertaken = true;
    stop();
  };
}

/** Returns what is known, and renders again when that changes. */
export function useLiveQuery<Value>(live: LiveQuery<Value>): QueryState<Value> {
  return useSyncExternalStore(live.subscribe, live.now);
}

/** Returns the value once it is known, and `fallback` until then. */
export function valueOr<Value>(known: QueryState<Value>, fallback: Value): Value {
  return known.kind === 'known' ? known.value : fallback;
}
