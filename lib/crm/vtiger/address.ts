import type { PageSigns, RecordRef } from '../adapter';
import { isModule, RECORD_NUMBER } from './identity';

/** The layout of 7 and 8, in whatever order a page loads it. */
const LAYOUT = 'link[href*="layouts/v7/"]';
/** Every page says in what form its user writes dates. */
const USER_FORMAT = 'body[data-user-dateformat]';

export const PAGE_MARKERS = [LAYOUT, USER_FORMAT];

const NUMBER = new RegExp(`^${RECORD_NUMBER}$`);

/** Whether the page is vTiger's. Total. */
export function isVtigerPage({ markers }: PageSigns): boolean {
  return PAGE_MARKERS.every((marker) => markers.includes(marker));
}

/**
 * The record that the address shows, or `undefined` for any other page; also for a vTiger that is
 * not installed at the root of its host, whose services are nowhere to be told from an origin. Total.
 */
export function locateRecord(url: string): RecordRef | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, pathname, searchParams } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  if (pathname !== '/' && pathname !== '/index.php') return undefined;
  const [type, view, id] = ['module', 'view', 'record'].map((name) => only(searchParams, name));
  if (type === undefined || !isModule(type) || view !== 'Detail') return undefined;
  return id !== undefined && NUMBER.test(id) ? { origin, type, id } : undefined;
}

/** A word of the query; of a word that is there twice, PHP and we might take different ones. */
function only(query: URLSearchParams, name: string): string | undefined {
  const values = query.getAll(name);
  return values.length === 1 ? values[0] : undefined;
}

/** The address that opens the record; vTiger's start for what is no record. */
export function recordAddress({ origin, type, id }: RecordRef): string {
  if (!isModule(type) || !NUMBER.test(id)) return origin;
  return origin + detailPath(type, id);
}

/** The path of a record's page. */
export function detailPath(module: string, id: string): string {
  return `/index.php?module=${module}&view=Detail&record=${id}`;
}
