import { browser } from 'wxt/browser';
import type * as z from 'zod/mini';

export type StorageArea = 'local' | 'session';

/** One value of the extension's storage, parsed whenever it is read; `fallback` where it does not fit. */
export interface StoredValue<Value> {
  read(): Promise<Value>;
  write(value: Value): Promise<void>;
  /** Calls back after each change, in whichever window it was made; gives what ends that. */
  watch(onChange: (value: Value) => void): () => void;
}

/** Gives access to the value under `key`. Rejects only where the browser's storage itself fails. */
export function storedValue<Schema extends z.ZodMiniType>(
  area: StorageArea,
  key: string,
  schema: Schema,
  fallback: z.infer<Schema>,
): StoredValue<z.infer<Schema>> {
  const parse = (value: unknown): z.infer<Schema> => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : fallback;
  };
  return {
    read: async () => parse((await browser.storage[area].get(key))[key]),
    write: (value) => browser.storage[area].set({ [key]: value }),
    watch: (onChange) => {
      const listener = (changes: Record<string, { newValue?: unknown }>, changed: string) => {
        const change = changes[key];
        if (changed === area && change) onChange(parse(change.newValue));
      };
      browser.storage.onChanged.addListener(listener);
      return () => browser.storage.onChanged.removeListener(listener);
    },
  };
}
