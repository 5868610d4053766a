import type { RecordRef } from '../adapter';

/** The tables that Baton works on, by the names that addresses have; and those of their sets of rows. */
const SETS = {
  lead: 'leads',
  contact: 'contacts',
  opportunity: 'opportunities',
  account: 'accounts',
} as const;
export type Kind = keyof typeof SETS;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A record of one of those tables. */
export interface Row {
  readonly kind: Kind;
  readonly id: string;
  /** As the API names it: `/leads(…)`. */
  readonly path: string;
}

function isKind(text: string): text is Kind {
  return Object.hasOwn(SETS, text);
}

/** Whether it is an id as the API writes them: small letters, no braces. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** The row of a record, or `undefined` for one that is not of this CRM. */
export function rowOf({ type, id }: Pick<RecordRef, 'type' | 'id'>): Row | undefined {
  return isKind(type) && isGuid(id) ? { kind: type, id, path: `/${SETS[type]}(${id})` } : undefined;
}

/** `acme.crm.dynamics.com`, `acme.crm4.dynamics.com`, and those of governments and China. */
const ORG_HOST =
  /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.crm\d{0,2}\.(?:dynamics\.com|dynamics\.cn|microsoftdynamics\.us|appsplatform\.us)$/;
const RECORD_PARAMETER = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** The numbers of the tables, which older links have in place of the names. */
const TYPE_CODES: Readonly<Record<string, Kind>> = {
  ...{ 1: 'account', 2: 'contact', 3: 'opportunity', 4: 'lead' },
};

/** Whether the page is one of an organisation's own. Total. */
export function isOrgPage({ url }: { readonly url: string }): boolean {
  return orgUrl(url) !== undefined;
}

/**
 * The record that an address shows, or `undefined` for lists, dashboards, new records and all other
 * tables. Its parts come in any order. Total.
 */
export function locateRecord(url: string): RecordRef | undefined {
  const org = orgUrl(url);
  if (org?.pathname !== '/main.aspx') return undefined;
  const query = org.searchParams;
  const code = query.get('etc') ?? '';
  const byCode = Object.hasOwn(TYPE_CODES, code) ? TYPE_CODES[code] : undefined;
  const type = query.get('etn') ?? byCode ?? '';
  const [, id] = RECORD_PARAMETER.exec(query.get('id') ?? '') ?? [];
  if (query.get('pagetype') !== 'entityrecord' || !isKind(type) || id === undefined) {
    return undefined;
  }
  return { origin: org.origin, type, id: id.toLowerCase() };
}

/** The address of the record's page, in whichever app the user has it. */
export function recordAddress({ origin, type, id }: RecordRef): string {
  const query = new URLSearchParams({ pagetype: 'entityrecord', etn: type, id });
  return `${origin}/main.aspx?${query.toString()}`;
}

function orgUrl(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' && ORG_HOST.test(parsed.host) ? parsed : undefined;
}
