import { liveQuery } from 'dexie';
import { stored, type StoreResult } from './trouble';

/**
 * Gives what a query finds, now and after every change of what it read, in whichever window or
 * worker that was made; until stopped. A failure is given like an answer: Dexie by itself keeps
 * silent of some, such as a database that a newer Baton has closed.
 */
export function watchQuery<Value>(
  query: () => Promise<Value>,
  onResult: (result: StoreResult<Value>) => void,
): () => void {
  const subscription = liveQuery(() => stored(query)).subscribe(onResult);
  return () => subscription.unsubscribe();
}
