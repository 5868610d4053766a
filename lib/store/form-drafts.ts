import type { BatonDatabase } from './database';

const keyOf = (name: string) => `kept|${name}`;

/** Returns what was kept under this name, to be parsed by whoever knows its shape; else `undefined`. */
export async function readFormDraft(db: BatonDatabase, name: string): Promise<unknown> {
  return (await db.meta.get(keyOf(name)))?.value;
}

/** Keeps what is typed under this name until it is sent; `undefined` forgets it. */
export async function saveFormDraft(
  db: BatonDatabase,
  name: string,
  value: unknown,
): Promise<void> {
  const key = keyOf(name);
  await db.write([db.meta], async () => {
    if (value === undefined) await db.meta.delete(key);
    else await db.meta.put({ key, value });
  });
}
