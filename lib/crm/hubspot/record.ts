import type { RecordRef } from '../adapter';

/** The kinds of record that Baton works on, by the name that the API has for them. */
export type Kind = 'contacts' | 'companies' | 'deals' | 'leads';

/** The numbers of the kinds in addresses. */
const TYPE_IDS: Readonly<Record<Kind, string>> = {
  contacts: '0-1',
  companies: '0-2',
  deals: '0-3',
  leads: '0-136',
};

/**
 * One origin has the accounts of all customers, so outside of this folder a record's type is
 * `<account number>/<kind>`.
 */
const RECORD_TYPE = /^([1-9]\d{0,14})\/(contacts|companies|deals|leads)$/;
const RECORD_ID = /^[1-9]\d{0,18}$/;

/** A record within its account. */
export interface Row {
  readonly portal: string;
  readonly kind: Kind;
  readonly id: string;
}

/** The record that a row is outside of this folder. */
export function recordOf(origin: string, { portal, kind, id }: Row): RecordRef {
  return { origin, type: `${portal}/${kind}`, id };
}

/** The row of a record, or `undefined` for one that is not of this CRM. */
export function rowOf({ type, id }: RecordRef): Row | undefined {
  const [, portal, kind] = RECORD_TYPE.exec(type) ?? [];
  if (portal === undefined || !isKind(kind) || !RECORD_ID.test(id)) return undefined;
  return { portal, kind, id };
}

function isKind(text: string | undefined): text is Kind {
  return text !== undefined && Object.hasOwn(TYPE_IDS, text);
}

/** `app.hubspot.com`, and `app-eu1.hubspot.com` and the like of the other data centres. */
const APP_HOST = /^app(?:-[a-z0-9]{1,10})?\.hubspot\.com$/;
/**
 * `/contacts/1234567/record/0-1/998877`; the older `/contacts/1234567/contact/998877` and
 * `/sales/1234567/deal/5045`, whose app may also be `crm`.
 */
const RECORD_PATH =
  /^\/(?:contacts|sales|crm)\/([1-9]\d{0,14})\/(?:record\/(0-\d{1,4})|(contact|company|deal|lead))\/([1-9]\d{0,18})(?:\/|$)/;

const KINDS = new Map<string, Kind>([
  [TYPE_IDS.contacts, 'contacts'],
  [TYPE_IDS.companies, 'companies'],
  [TYPE_IDS.deals, 'deals'],
  [TYPE_IDS.leads, 'leads'],
  ['contact', 'contacts'],
  ['company', 'companies'],
  ['deal', 'deals'],
  ['lead', 'leads'],
]);

/** Whether the page is one of the CRM's own, and not of its public site. Total. */
export function isAppPage({ url }: { readonly url: string }): boolean {
  return appUrl(url) !== undefined;
}

/** The record that an address shows, or `undefined` for lists, boards, tickets and settings. Total. */
export function locateRecord(url: string): RecordRef | undefined {
  const app = appUrl(url);
  const [, portal, typeId, name, id] = (app && RECORD_PATH.exec(app.pathname)) ?? [];
  const kind = KINDS.get(typeId ?? name ?? '');
  if (!app || portal === undefined || id === undefined || !kind) return undefined;
  return recordOf(app.origin, { portal, kind, id });
}

/** The address of the record's page; the CRM's first page for what is no record. */
export function recordAddress(record: RecordRef): string {
  const row = rowOf(record);
  if (!row) return record.origin;
  return `${record.origin}/contacts/${row.portal}/record/${TYPE_IDS[row.kind]}/${row.id}`;
}

function appUrl(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' && APP_HOST.test(parsed.host) ? parsed : undefined;
}
