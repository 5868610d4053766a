import type { RecordRef } from '../adapter';
import { RECORD_TYPES } from './schemas';

/**
 * A record's page is `/leads/<id>` and the like, where an id holds at least one digit: so `new`,
 * `import` or `settings` in its place are pages of their own.
 */
const RECORD_PATH = new RegExp(
  `^/(${RECORD_TYPES.join('|')})/((?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{1,64})/?$`,
);

/** The record that the page at this address shows, or `undefined`. Total. */
export function locateRecord(url: string): RecordRef | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, pathname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const [, type, id] = RECORD_PATH.exec(pathname) ?? [];
  return type !== undefined && id !== undefined ? { origin, type, id } : undefined;
}

/** The address of the record's page. */
export function recordAddress({ origin, type, id }: RecordRef): string {
  return `${origin}/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
}
