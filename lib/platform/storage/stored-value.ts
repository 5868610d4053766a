import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { exclusively } from '../locks';

export type StorageArea = 'local' | 'session';

/** One value of the extension's storage, parsed whenever it is read; `fallback` where it does not fit. */
export interface StoredValue<Value> {
  readonly read: () => Promise<Value>;
  readonly write: (value: Value) => Promise<void>;
  /** Writes what `change` makes of the value, while no other window or worker changes it. */
  update(change: (value: Value) => Value): Promise<void>;
  /** Calls back after each change, in whichever window it was made; returns what ends that. */
  readonly watch: (onChange: (value: Value) => void) => () => void;
}

/** Values of one kind, each under its own key: none can take another with it. */
export interface StoredItems<Value> {
  /** Returns the items that fit, by their names; one that does not fit stays where it is. */
  all(): Promise<ReadonlyMap<string, Value>>;
  /** Returns the item of that name, or `undefined` where none fits. */
  read(name: string): Promise<Value | undefined>;
  /**
   * Writes what `change` makes of the item, while no other window or worker changes one of the kind;
   * `undefined` forgets it. The same value again writes nothing.
   */
  update(name: string, change: (value: Value | undefined) => Value | undefined): Promise<void>;
  /** Writes an item that nobody else changes, as the very first thing that it does. */
  readonly put: (name: string, value: Value) => Promise<void>;
  /** Calls back after each change of any of them; returns what ends that. */
  readonly watch: (onChange: () => void) => () => void;
}

/** What an earlier Baton kept of a kind under one key, as items by their names. */
interface Taken {
  readonly key: string;
  readonly itemsOf: (value: unknown) => Iterable<readonly [string, unknown]>;
}

type Listener = (changes: Record<string, { newValue?: unknown }>, area: string) => void;

function listen(listener: Listener): () => void {
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/** Returns access to the value under `key`. Rejects only where the browser's storage itself fails. */
export function storedValue<Schema extends z.ZodMiniType>(
  area: StorageArea,
  key: string,
  schema: Schema,
  fallback: z.infer<Schema>,
): StoredValue<z.infer<Schema>> {
  const parse = (value: unknown): z.infer<Schema> => {
    const parsed = parseAs(schema, value);
    return parsed.success ? parsed.data : fallback;
  };
  const read = async () => parse((await browser.storage[area].get(key))[key]);
  const write = (value: z.infer<Schema>) => browser.storage[area].set({ [key]: value });
  return {
    read,
    write,
    update: (change) =>
      exclusively(`storage ${area} ${key}`, async () => write(change(await read()))),
    watch: (onChange) =>
      listen((changes, changed) => {
        const change = changes[key];
        if (changed === area && change) onChange(parse(change.newValue));
      }),
  };
}

/**
 * Returns access to the values under `kind:name`. What an earlier Baton kept of them under one key is
 * taken over first, item by item, those that do not fit included. Rejects only where the browser's
 * storage itself fails.
 */
export function storedItems<Schema extends z.ZodMiniType>(
  area: StorageArea,
  kind: string,
  schema: Schema,
  earlier?: Taken,
): StoredItems<z.infer<Schema>> {
  type Value = z.infer<Schema>;
  const prefix = `${kind}:`;
  const storage = browser.storage[area];
  const alone = <Result>(work: () => Promise<Result>) =>
    exclusively(`storage ${area} ${prefix}`, work);
  const parse = (value: unknown): Value | undefined => parseAs(schema, value).data;

  async function takeOver(): Promise<void> {
    if (!earlier) return;
    const { [earlier.key]: kept } = await storage.get(earlier.key);
    if (kept === undefined) return;
    const items = [...earlier.itemsOf(kept)].map(([name, item]) => [prefix + name, item] as const);
    // What was written since, or before a death in the middle of this, is newer.
    const newer = await storage.get(items.map(([key]) => key));
    const taken = items.filter(([key]) => newer[key] === undefined);
    await storage.set(Object.fromEntries(taken));
    await storage.remove(earlier.key);
  }

  /** Nothing is read before what an earlier Baton left is taken over. */
  async function upToDate(): Promise<void> {
    if (!earlier) return;
    const { [earlier.key]: kept } = await storage.get(earlier.key);
    if (kept !== undefined) await alone(takeOver);
  }

  return {
    async all() {
      await upToDate();
      const found = new Map<string, Value>();
      for (const [key, value] of Object.entries(await storage.get(null)).sort(byKey)) {
        const item = key.startsWith(prefix) ? parse(value) : undefined;
        if (item !== undefined) found.set(key.slice(prefix.length), item);
      }
      return found;
    },
    async read(name) {
      await upToDate();
      const key = prefix + name;
      return parse((await storage.get(key))[key]);
    },
    put: (name, value) => storage.set({ [prefix + name]: value }),
    update: (name, change) =>
      alone(async () => {
        await takeOver();
        const key = prefix + name;
        const { [key]: raw } = await storage.get(key);
        const before = parse(raw);
        const after = change(before);
        if (after === undefined) await storage.remove(key);
        else if (after !== before) await storage.set({ [key]: after });
      }),
    watch: (onChange) =>
      listen((changes, changed) => {
        const keys = Object.keys(changes);
        if (changed === area && keys.some((key) => key.startsWith(prefix))) onChange();
      }),
  };
}

const byKey = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);

/**
 * Makes a function that reads anew whenever it is called, and hands on what it has read; a reading that another
 * has begun after does not count, whichever is answered first.
 */
export function readingNewest<Value>(
  read: () => Promise<Value>,
  onValue: (value: Value) => void,
): () => void {
  let newest = 0;
  return () => {
    newest += 1;
    const me = newest;
    void read().then((value) => {
      if (me === newest) onValue(value);
    });
  };
}

/** Returns the entries of an object; none of anything else. For what an earlier Baton kept by name. */
export function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Returns the schema of a list of which those items are read that fit. */
export function listOf<Item extends z.ZodMiniType>(item: Item) {
  return z.pipe(
    z.array(z.unknown()),
    z.transform((items): z.infer<Item>[] =>
      items.map((one) => parseAs(item, one)).flatMap((one) => (one.success ? [one.data] : [])),
    ),
  );
}
