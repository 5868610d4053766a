import type { Page } from 'playwright-core';

/** The parts of the browser's store that run in the extension's own page; the types here are Node's. */
interface StoreScope {
  indexedDB: {
    open(name: string): StoreRequest<{
      transaction(tables: string[]): { objectStore(table: string): StoreTable };
      close(): void;
    }>;
  };
}
interface StoreTable {
  getAll(): StoreRequest<unknown[]>;
}
interface StoreRequest<Value> {
  result: Value;
  onsuccess: () => void;
  onerror: () => void;
}

/** Returns the rows of these tables of Baton's store as they are on disk, as JSON. */
export function onDisk(
  page: Page,
  tables: string[] = ['drafts', 'meta', 'people'],
): Promise<string> {
  return page.evaluate(async (wanted) => {
    const { indexedDB } = globalThis as unknown as StoreScope;
    const done = <Value>(request: StoreRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The store cannot be read.'));
      });
    const db = await done(indexedDB.open('baton'));
    const transaction = db.transaction(wanted);
    const rows = await Promise.all(
      wanted.map((table) => done(transaction.objectStore(table).getAll())),
    );
    db.close();
    return JSON.stringify(rows);
  }, tables);
}
