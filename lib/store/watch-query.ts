import {
  Dexie,
  liveQuery,
  type ObservabilitySet,
  RangeSet,
  rangesOverlap,
  type Table,
} from 'dexie';
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

/** So many times as long as a reading took, the next waits: most of the time the tables are for who writes. */
const REST = 3;

/** What a query reads: whole tables, and rows of others by their keys. */
export interface Watched {
  readonly tables: readonly Table[];
  readonly rows?: readonly (readonly [Table, string])[];
}

/**
 * Like {@link watchQuery}, for a query that takes long and reads this: while it reads it is not
 * asked anew, however much is written, but once afterwards, and after a rest. The other one begins again
 * with every write: while months of notes are read it came to no end and let nobody write.
 */
export function watchTables<Value>(
  { tables, rows = [] }: Watched,
  query: () => Promise<Value>,
  onResult: (result: StoreResult<Value>) => void,
): () => void {
  const partOf = ({ db, name }: Table) => `idb://${db.name}/${name}/`;
  const isOfTables = (changed: ObservabilitySet) =>
    Object.keys(changed).some((part) => tables.some((table) => part.startsWith(partOf(table))));
  const isOfRows = (changed: ObservabilitySet) =>
    rows.some(([table, key]) => {
      const keys = changed[partOf(table)];
      return keys !== undefined && rangesOverlap(new RangeSet(key), keys);
    });
  let isStopped = false;
  let isStale = false;
  let isReading = false;
  const tell = (result: StoreResult<Value>) => {
    if (!isStopped) onResult(result);
  };
  const read = async () => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    while (isStale && !isStopped) {
      isStale = false;
      const begun = performance.now();
      const result = await tryStore(query);
      const took = performance.now() - begun;
      tell(result);
      await new Promise((resolve) => setTimeout(resolve, REST * took));
    }
    isReading = false;
  };
  const onChange = (changed: ObservabilitySet) => {
    // It is told within the transaction of whoever wrote, which is over.
    if ('all' in changed || isOfTables(changed) || isOfRows(changed)) {
      void Dexie.ignoreTransaction(read);
    }
  };
  Dexie.on('storagemutated', onChange);
  void read();
  return () => {
    isStopped = true;
    Dexie.on.storagemutated.unsubscribe(onChange);
  };
}
