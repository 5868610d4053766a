import type { PageSigns, RecordRef } from '../adapter';

/**
 * One Tryton server may hold several databases, and ids are unique within a database only. So
 * outside of this folder a lead's type is `<database>/sale.opportunity`, and a user's id
 * `<database>/<number>`.
 */
const LEAD_MODEL = 'sale.opportunity';

/** The names that a database can have without needing escapes in an address. */
const DATABASE_NAME = '[A-Za-z0-9_][A-Za-z0-9_.-]*';
/** A record's number, as Tryton writes it. */
const RECORD_NUMBER = '[1-9][0-9]{0,14}';

const NUMBER = new RegExp(`^${RECORD_NUMBER}$`);
const LEAD_TYPE = new RegExp(`^(${DATABASE_NAME})/${LEAD_MODEL.replace('.', '\\.')}$`);
const USER_ID = new RegExp(`^(${DATABASE_NAME})/(${RECORD_NUMBER})$`);
const LEAD_REFERENCE = new RegExp(`^${LEAD_MODEL.replace('.', '\\.')},(${RECORD_NUMBER})$`);

/** A row of a database. */
export interface Row {
  readonly database: string;
  readonly id: number;
}

/** The record that a row of leads is outside of this folder. */
export function recordOf(origin: string, { database, id }: Row): RecordRef {
  return { origin, type: `${database}/${LEAD_MODEL}`, id: String(id) };
}

/** The row of a lead, or `undefined` for a record that is not one of Tryton's. */
export function leadRow({ type, id }: RecordRef): Row | undefined {
  const [, database] = LEAD_TYPE.exec(type) ?? [];
  const number = numberOf(id);
  return database === undefined || number === undefined ? undefined : { database, id: number };
}

/** The number that a record's id is, or `undefined` for one that is not Tryton's. */
export function numberOf(id: string): number | undefined {
  return NUMBER.test(id) ? Number(id) : undefined;
}

/** The id by which the rest of Baton knows a user. */
export function userIdOf({ database, id }: Row): string {
  return `${database}/${id}`;
}

/** The row of a user, or `undefined` for an id that {@link userIdOf} did not make. */
export function userRow(userId: string): Row | undefined {
  const [, database, id] = USER_ID.exec(userId) ?? [];
  return database === undefined ? undefined : { database, id: Number(id) };
}

/** What Tryton stores as the target of a note on the lead. */
export function referenceTo({ id }: Row): string {
  return `${LEAD_MODEL},${id}`;
}

/** The lead's number that such a target names, or `undefined` for other models. */
export function referencedLead(reference: string): number | undefined {
  const [, id] = LEAD_REFERENCE.exec(reference) ?? [];
  return id === undefined ? undefined : Number(id);
}

/** The web client's own program, whichever server it is served by. */
export const CLIENT_MARKER = 'script[src*="tryton-sao"]';

/** `#crm/model/sale.opportunity/1`, to which the client adds `;name=…&views=…`. */
const LEAD_HASH = new RegExp(
  `^#(${DATABASE_NAME})/model/sale\\.opportunity/(${RECORD_NUMBER})(?:;|$)`,
);
/** The client is one page, served at the root. */
const CLIENT_PATH = /^\/(index\.html)?$/;

/** Whether the page is Tryton's web client. Total. */
export function isTrytonPage({ markers }: PageSigns): boolean {
  return markers.includes(CLIENT_MARKER);
}

/** The lead that the address shows, or `undefined` for lists, other models and other pages. Total. */
export function locateLead(url: string): RecordRef | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, pathname, hash } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  if (!CLIENT_PATH.test(pathname)) return undefined;
  const [, database, id] = LEAD_HASH.exec(hash) ?? [];
  return database === undefined ? undefined : recordOf(origin, { database, id: Number(id) });
}

/** The address that opens the lead in the web client; the client's start page for what is no lead. */
export function leadAddress(record: RecordRef): string {
  const row = leadRow(record);
  return row ? `${record.origin}/#${row.database}/model/sale.opportunity/${row.id}` : record.origin;
}
