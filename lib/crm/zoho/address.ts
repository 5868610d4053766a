import type { RecordRef } from '../adapter';
import { type Module, NUMBER, recordOf, rowOf } from './identity';

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
