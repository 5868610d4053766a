import type { RecordRef } from '@/lib/crm/adapter';
import type { RecordKey } from './rows';

/** Returns the key of a record: the same for equal references, different for different ones. Total. */
export function recordKey(ref: RecordRef): RecordKey {
  // Lone surrogates are the one thing that cannot be encoded; no CRM's id has any.
  return [ref.origin, ref.type, ref.id]
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('|');
}

/** No adapter names its records so. */
const PAGE_TYPE = 'page';

/** Returns the record that a page stands for which no adapter reads; it is known by its whole address. */
export const pageRecord = (origin: string, url: string): RecordRef => ({
  origin,
  type: PAGE_TYPE,
  id: url,
});

/** Returns the key that the keys of all page records of the origin begin with. */
export const pagesOf = (origin: string): RecordKey => recordKey(pageRecord(origin, ''));

/** Returns what the keys of all records of the origin begin with. */
export function originPrefix(origin: string): string {
  return `${encodeURIComponent(origin.toWellFormed())}|`;
}

/** Returns the reference that {@link recordKey} made the key of; a part of any other text is itself. Total. */
export function parseRecordKey(key: RecordKey): RecordRef {
  const [origin = '', type = '', id = ''] = key.split('|').map(decoded);
  return { origin, type, id };
}

/** Tells whether {@link recordKey} may have made this text. */
export function isRecordKey(text: string): boolean {
  return recordKey(parseRecordKey(text)) === text;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // not encoded by us
  }
}
