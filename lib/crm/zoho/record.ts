import type { RecordRef } from '../adapter';

/** The modules whose records can be handed over, by the names that the API has for them. */
export const MODULES = ['Leads', 'Contacts', 'Deals'] as const;
export type Module = (typeof MODULES)[number];

/** How organisations, records and users are numbered. */
const NUMBER = '[1-9]\\d{0,18}';

/**
 * One origin has the organisations of all customers, and a user may be in several: outside of this
 * folder a record's type is `<organisation's number>/<module>`.
 */
const RECORD_TYPE = new RegExp(`^(${NUMBER})/(\\w+)$`);
const RECORD_ID = new RegExp(`^${NUMBER}$`);

/** A record within its organisation. */
export interface Row {
  readonly org: string;
  readonly module: Module;
  readonly id: string;
}

/** Whether a word is the name of one of the {@link MODULES}. */
export function isModule(word: string | undefined): word is Module {
  return MODULES.some((module) => module === word);
}

/** Whether it is a number as records and users have. */
export function isNumber(text: string): boolean {
  return RECORD_ID.test(text);
}

/** Returns the record that a row is outside of this folder. */
export function recordOf(origin: string, { org, module, id }: Row): RecordRef {
  return { origin, type: `${org}/${module}`, id };
}

/** Returns the row of a record, or `undefined` for one that is not of this CRM. */
export function rowOf({ type, id }: RecordRef): Row | undefined {
  const [, org, module] = RECORD_TYPE.exec(type) ?? [];
  return org !== undefined && isModule(module) && isNumber(id) ? { org, module, id } : undefined;
}

/**
 * The hosts of all data centres, and those of their sandboxes. Not those of CRM Plus and Zoho One, whose
 * pages hold the CRM in a frame of another origin: there one opens it by itself.
 */
const HOST = /^crm(?:sandbox)?\.(?:zoho\.(?:com|eu|in|uk|jp|sa|com\.au|com\.cn)|zohocloud\.ca)$/;
const ORG_PATH = new RegExp(`^/crm/org(${NUMBER})(?:/|$)`);
/** `/crm/org890324941/tab/Leads/5293322000003516055`, and the views of such a record. */
const RECORD_PATH = new RegExp(
  `^/crm/org(${NUMBER})/tab/(Leads|Contacts|Potentials|Deals)/(${NUMBER})(?:/(?:canvas/${NUMBER}|timeline)?)?$`,
);

/** Addresses have another name for deals than the API. */
const TABS: Readonly<Record<Module, string>> = {
  Leads: 'Leads',
  Contacts: 'Contacts',
  Deals: 'Potentials',
};

/** Whether the page is one of the CRM's own, and not of its public site. Total. */
export function isCrmPage({ url }: { readonly url: string }): boolean {
  return crmUrl(url) !== undefined;
}

/**
 * The record that an address shows, or `undefined` for lists, boards, other modules, new records and
 * for addresses that do not name the organisation by its number. Total.
 */
export function locateRecord(url: string): RecordRef | undefined {
  const crm = crmUrl(url);
  const [, org, tab, id] = (crm && RECORD_PATH.exec(crm.pathname)) ?? [];
  if (!crm || org === undefined || tab === undefined || id === undefined) return undefined;
  const module = tab === 'Leads' || tab === 'Contacts' ? tab : 'Deals';
  return recordOf(crm.origin, { org, module, id });
}

/** The number of the organisation that an address belongs to, or `undefined`. Total. */
export function orgOf(url: string): string | undefined {
  const crm = crmUrl(url);
  return crm && ORG_PATH.exec(crm.pathname)?.[1];
}

/** The address of the record's page; the CRM's first page for what is no record. */
export function recordAddress(record: RecordRef): string {
  const row = rowOf(record);
  return row
    ? `${record.origin}/crm/org${row.org}/tab/${TABS[row.module]}/${row.id}`
    : record.origin;
}

function crmUrl(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' && HOST.test(parsed.host) ? parsed : undefined;
}
