import { type Pointers, pointersSchema } from '@/lib/messaging/learned-page';
import { entriesOf, storedItems } from './stored-value';

const stored = storedItems('local', 'learned-page', pointersSchema, {
  key: 'learned-pages',
  itemsOf: entriesOf,
});

/** Returns where the facts stand on the pages of this origin, or `undefined` where nobody pointed. */
export const readPointers = (origin: string): Promise<Pointers | undefined> => stored.read(origin);

/** Keeps where the facts stand on the pages of this origin; forgets it without pointers. */
export const keepPointers = (origin: string, pointers: Pointers | undefined): Promise<void> =>
  stored.update(origin, () => pointers);

/** Calls back after each change of what is learned; returns what ends that. */
export const onPointersChanged = stored.watch;
