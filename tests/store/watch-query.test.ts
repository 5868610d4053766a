import { expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '@/lib/store/database';
import { watchTables } from '@/lib/store/watch-query';

let databases = 0;

/** Counts what is kept in `meta`, as slowly as is said, and tells how often that was begun. */
async function aWatcher(pause: () => Promise<void>) {
  const db = openDatabase(`watch-tables-${(databases += 1)}`);
  // To be made is a change of every table.
  await db.open();
  const told: unknown[] = [];
  let [begun, running, most] = [0, 0, 0];
  const query = async () => {
    begun += 1;
    running += 1;
    most = Math.max(most, running);
    const count = await db.meta.count();
    await pause();
    running -= 1;
    return count;
  };
  const stop = watchTables({ tables: [db.meta] }, query, (result) => told.push(result));
  onTestFinished(() => {
    stop();
    db.close();
  });
  return { db, told, stop, begun: () => begun, most: () => most };
}
const put = (db: ReturnType<typeof openDatabase>, n: number) =>
  db.meta.put({ key: `${n}`, value: n });

it('a long query is asked once more after all that was written while it read, never twice at once', async () => {
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const watcher = await aWatcher(() => held);
  await vi.waitFor(() => expect(watcher.begun()).toBe(1));
  for (let n = 0; n < 50; n += 1) await put(watcher.db, n);
  expect(watcher.begun()).toBe(1);
  goOn();
  await vi.waitFor(() => expect(watcher.told.at(-1)).toEqual({ ok: true, value: 50 }));
  expect([watcher.begun(), watcher.most()]).toEqual([2, 1]);
});

it('it tells every later change, and none of other tables nor after its end', async () => {
  const watcher = await aWatcher(() => Promise.resolve());
  await vi.waitFor(() => expect(watcher.told).toEqual([{ ok: true, value: 0 }]));
  await put(watcher.db, 1);
  await vi.waitFor(() => expect(watcher.told.at(-1)).toEqual({ ok: true, value: 1 }));
  const begun = watcher.begun();
  await watcher.db.write([watcher.db.people], () => watcher.db.people.clear());
  expect(watcher.begun()).toBe(begun);
  watcher.stop();
  await put(watcher.db, 2);
  expect(watcher.begun()).toBe(begun);
});

it('a change within a transaction of its own is told once that is over', async () => {
  const watcher = await aWatcher(() => Promise.resolve());
  await vi.waitFor(() => expect(watcher.told).toHaveLength(1));
  await watcher.db.write([watcher.db.meta], async () => {
    await put(watcher.db, 1);
    await put(watcher.db, 2);
  });
  await vi.waitFor(() => expect(watcher.told.at(-1)).toEqual({ ok: true, value: 2 }));
});

it('what the store cannot read is told too', async () => {
  const db = openDatabase(`watch-tables-${(databases += 1)}`);
  const told: unknown[] = [];
  const stop = watchTables(
    { tables: [db.meta] },
    () => Promise.reject(new Error('no')),
    (result) => told.push(result),
  );
  onTestFinished(() => {
    stop();
    db.close();
  });
  await vi.waitFor(() => expect(told).toMatchObject([{ ok: false }]));
});

it('of a table of which it reads one row, a change of another row is none', async () => {
  const db = openDatabase(`watch-tables-${(databases += 1)}`);
  await db.open();
  const told: unknown[] = [];
  const stop = watchTables(
    { tables: [], rows: [[db.meta, 'b']] },
    async () => (await db.meta.get('b'))?.value,
    (result) => told.push(result),
  );
  onTestFinished(() => {
    stop();
    db.close();
  });
  await vi.waitFor(() => expect(told).toEqual([{ ok: true, value: undefined }]));
  await db.meta.put({ key: 'a', value: 1 });
  await db.meta.put({ key: 'b', value: 2 });
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told[1]).toEqual({ ok: true, value: 2 });
});
