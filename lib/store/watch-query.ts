import { liveQuery } from 'dexie';
import { tryStore, type StoreResult } from './store-error';

/**
 * Tells what a query finds, now and after every change of what it read, in whichever window or
 * worker that was made; until stopped. A failure is told like an answer: Dexie by itself keeps
 * silent of some, such as a database that a newer Baton has closed.
 */
export function watchQuery<Value>(
  query: () => Promise<Value>,
  onResult: (result: StoreResult<Value>) => void,
): () => void {
  const subscription = liveQuery(() => tryStore(query)).subscribe(onResult);
  return () => subscription.unsubscribe();
}
