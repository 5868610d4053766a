import * as z from 'zod/mini';
import { entriesOf, storedItems, type StoredItems } from './stored-value';

/** Where the facts stand on the pages of each origin, as `schema` reads it. */
export const pickedFieldsBy = <Schema extends z.ZodMiniType>(
  schema: Schema,
): StoredItems<z.infer<Schema>> =>
  storedItems('local', 'learned-page', schema, { key: 'learned-pages', itemsOf: entriesOf });

/** Calls back after each change of what was pointed at; returns what ends that. */
export const onPickedFieldsChanged = pickedFieldsBy(z.unknown()).watch;
