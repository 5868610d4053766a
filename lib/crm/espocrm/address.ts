import type { PageSigns, RecordRef } from '../adapter';
import { isRecordType, RECORD_ID, RECORD_TYPES } from './identity';

const STYLESHEET = 'link#main-stylesheet';
/** Of 9 and newer. */
const LOADER = 'script[data-name="loader-params"]';
/** As installed; an administrator may change it. */
const DESCRIPTION = 'meta[name="description"][content^="EspoCRM"]';
/** Of the newest. */
const BODY = 'body[data-id="espocrm"]';

export const PAGE_MARKERS = [STYLESHEET, LOADER, DESCRIPTION, BODY];

/** `#Lead/view/65a1b2c3d4e5f6a7b`, and the same record's form. */
const RECORD_HASH = new RegExp(`^#(${RECORD_TYPES.join('|')})/(?:view|edit)/(${RECORD_ID})$`);

/** Whether the page is EspoCRM's; a style sheet of that name alone may be anybody's. Total. */
export function isEspoPage({ markers }: PageSigns): boolean {
  const has = (marker: string) => markers.includes(marker);
  return has(BODY) || (has(STYLESHEET) && (has(LOADER) || has(DESCRIPTION)));
}

/**
 * The record that the address shows, or `undefined` for any other page; also for an EspoCRM that is
 * not installed at the root of its host, whose API is nowhere to be told from an origin. Total.
 */
export function locateRecord(url: string): RecordRef | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, pathname, hash } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  if (pathname !== '/' && pathname !== '/index.php') return undefined;
  const [, type, id] = RECORD_HASH.exec(hash) ?? [];
  return type !== undefined && id !== undefined ? { origin, type, id } : undefined;
}

/** The address that opens the record; EspoCRM's start for what is no record. */
export function recordAddress({ origin, type, id }: RecordRef): string {
  const isRecord = isRecordType(type) && new RegExp(`^${RECORD_ID}$`).test(id);
  return isRecord ? `${origin}/#${type}/view/${id}` : origin;
}
