import type { PageSigns, RecordRef } from '../adapter';
import { DATABASE_NAME, leadRow, RECORD_NUMBER, recordOf } from './identity';

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
