import type { RecordRef } from '../adapter';

/** The entities whose records can be handed over. */
export const RECORD_TYPES = ['Lead', 'Contact', 'Opportunity', 'Account'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** Seventeen hexadecimal digits or, where an administrator chose so, a UUID. */
export const RECORD_ID = '[0-9a-f]{17}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const ID = new RegExp(`^(?:${RECORD_ID})$`);

/** Whether a word is the name of one of the {@link RECORD_TYPES}. */
export function isRecordType(word: string): word is RecordType {
  return RECORD_TYPES.some((type) => type === word);
}

/** Gives the entity and the id of a record, or `undefined` for one that is not EspoCRM's. */
export function entityOf({ type, id }: RecordRef): { type: RecordType; id: string } | undefined {
  return isRecordType(type) && ID.test(id) ? { type, id } : undefined;
}
