import * as z from 'zod/mini';
import { type Pointers, pointersSchema } from '@/lib/messaging/learned-page';
import { storedValue } from './stored-value';

/** The key of the extension's storage under which pointers are kept, for those who watch for changes. */
export const LEARNED_KEY = 'learned-pages';

const stored = storedValue('local', LEARNED_KEY, z.record(z.string(), pointersSchema), {});

/** Gives where the facts stand on the pages of this origin, or `undefined` where nobody pointed. */
export async function readPointers(origin: string): Promise<Pointers | undefined> {
  return (await stored.read())[origin];
}

/** Keeps where the facts stand on the pages of this origin; forgets it without pointers. */
export async function keepPointers(origin: string, pointers: Pointers | undefined): Promise<void> {
  const others = Object.entries(await stored.read()).filter(([other]) => other !== origin);
  const kept = pointers ? [...others, [origin, pointers] as const] : others;
  await stored.write(Object.fromEntries(kept));
}
