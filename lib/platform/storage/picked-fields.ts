import { type FieldSelectors, fieldSelectorsSchema } from '@/lib/messaging/picked-fields';
import { entriesOf, storedItems } from './stored-value';

const stored = storedItems('local', 'learned-page', fieldSelectorsSchema, {
  key: 'learned-pages',
  itemsOf: entriesOf,
});

/** Returns where the facts stand on the pages of this origin, or `undefined` where nobody pointed. */
export const readFieldSelectors = (origin: string): Promise<FieldSelectors | undefined> =>
  stored.read(origin);

/** Keeps where the facts stand on the pages of this origin; forgets it without pointers. */
export const saveFieldSelectors = (
  origin: string,
  pointers: FieldSelectors | undefined,
): Promise<void> => stored.update(origin, () => pointers);

/** Calls back after each change of what is learned; returns what ends that. */
export const onFieldSelectorsChanged = stored.watch;
