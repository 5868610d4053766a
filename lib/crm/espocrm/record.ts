import type { PageSigns, RecordRef } from '../adapter';

/** The entities whose records can be handed over. */
export const RECORD_TYPES = ['Lead', 'Contact', 'Opportunity', 'Account'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** As EspoCRM makes them or, for rows that were imported, as their own system had them: with a digit. */
const RECORD_ID = '(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{1,36}';
/** Where on its host EspoCRM is installed: at the root, or in folders. */
const FOLDERS = '(?:/[A-Za-z0-9._~-]{1,40}){0,4}';

const ID = new RegExp(`^(?:${RECORD_ID})$`);

/** Whether a word is the name of one of the {@link RECORD_TYPES}. */
export function isRecordType(word: string): word is RecordType {
  return RECORD_TYPES.some((type) => type === word);
}

/** A record within the installation in a folder (`''` at the root), which its {@link RecordRef} names too. */
export interface Entity {
  readonly folder: string;
  readonly type: RecordType;
  readonly id: string;
}

/** The folder, the entity and the id of a record, or `undefined` for one that is not EspoCRM's. */
export function entityOf({ type: place, id }: RecordRef): Entity | undefined {
  const at = place.lastIndexOf('/');
  const [folder, type] = [at < 0 ? '' : `/${place.slice(0, at)}`, place.slice(at + 1)];
  const isHere = new RegExp(`^${FOLDERS}$`).test(folder) && isRecordType(type) && ID.test(id);
  return isHere ? { folder, type, id } : undefined;
}

/** How others refer to a record of the installation in a folder. */
export function refOf(origin: string, { folder, type, id }: Entity): RecordRef {
  return { origin, type: folder === '' ? type : `${folder.slice(1)}/${type}`, id };
}

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

/** The page's own path is the folder, with or without the file that is served in it. */
const PATH = new RegExp(`^(${FOLDERS})/(?:index\\.php)?$`);
/** Customers have a portal, with rights of its own; a user of the CRM is nobody there. */
const PORTAL = /\/portal(?:\/[^/]*)?\/(?:index\.php)?$/;

/** The folder of the EspoCRM whose page is at this address, `''` for the root; `undefined` for none. Total. */
export function folderOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return PORTAL.test(pathname) ? undefined : PATH.exec(pathname)?.[1];
}

/** Whether an address is one of EspoCRM's own, whose places begin with the name of an entity or a page. */
export const isEspoAddress = (url: string): boolean => /#[A-Z][A-Za-z]*/.test(url);

/** Whether the page is EspoCRM's; a style sheet of that name alone may be anybody's. Total. */
export function isEspoPage({ url, markers }: PageSigns): boolean {
  if (folderOf(url) === undefined) return false;
  const has = (marker: string) => markers.includes(marker);
  return has(BODY) || (has(STYLESHEET) && (has(LOADER) || has(DESCRIPTION)));
}

/** The record that the address shows, or `undefined` for any other page. Total. */
export function locateRecord(url: string): RecordRef | undefined {
  const folder = folderOf(url);
  if (folder === undefined) return undefined;
  const { origin, hash } = new URL(url);
  const [, type, id] = RECORD_HASH.exec(hash) ?? [];
  if (type === undefined || id === undefined || !isRecordType(type)) return undefined;
  return refOf(origin, { folder, type, id });
}

/** The address that opens the record; EspoCRM's start for what is no record. */
export function recordAddress(record: RecordRef): string {
  const entity = entityOf(record);
  if (!entity) return record.origin;
  return `${record.origin}${entity.folder}/#${entity.type}/view/${entity.id}`;
}
