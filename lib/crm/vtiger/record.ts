import type { PageSigns, RecordRef } from '../adapter';

/** The modules whose records can be handed over. */
export const MODULES = ['Leads', 'Contacts', 'Potentials', 'Accounts'] as const;
export type Module = (typeof MODULES)[number];

/** A record's number, as vTiger writes it. */
const RECORD_NUMBER = '[1-9][0-9]{0,14}';

const NUMBER = new RegExp(`^${RECORD_NUMBER}$`);
const SERVICE_ID = new RegExp(`^([0-9]{1,9})x(${RECORD_NUMBER})$`);

/** Whether a word is the name of one of the {@link MODULES}. */
export function isModule(word: string): word is Module {
  return MODULES.some((module) => module === word);
}

/** Returns the module and the number of a record, or `undefined` for one that is not vTiger's. */
export function rowOf({ type, id }: RecordRef): { module: Module; id: string } | undefined {
  return isModule(type) && NUMBER.test(id) ? { module: type, id } : undefined;
}

/**
 * Splits an id of the web service, `10x123`: what stands for the module in this installation, and the
 * record's number. `undefined` for what is no such id. A user's id, outside of this folder too, is
 * one of these.
 */
export function partsOf(serviceId: string): { prefix: string; id: string } | undefined {
  const [, prefix, id] = SERVICE_ID.exec(serviceId) ?? [];
  return prefix === undefined || id === undefined ? undefined : { prefix, id };
}

/** The layout of 7 and 8, in whatever order a page loads it. */
const LAYOUT = 'link[href*="layouts/v7/"]';
/** Every page says in what form its user writes dates. */
const USER_FORMAT = 'body[data-user-dateformat]';

export const PAGE_MARKERS = [LAYOUT, USER_FORMAT];

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
