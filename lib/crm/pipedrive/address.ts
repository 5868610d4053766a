import type { PageSigns, RecordRef } from '../adapter';

/** `https://acme.pipedrive.com`; a company's name is its account's. */
const COMPANY_HOST = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.pipedrive\.com$/;
/** Hosts of the vendor that are no company's. */
const VENDOR_HOST =
  /^(?:www|app|api|oauth|login|support|developers|devcommunity|community|status|learn|blog|marketplace)\./;

const NUMBER = '[1-9][0-9]{0,14}';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const NUMBERED_PATH = new RegExp(`^/(deal|person|organization)/(${NUMBER})/?$`);
const LEAD_PATH = new RegExp(`^/leads/inbox/(${UUID})/?$`, 'i');

/** Whether the page is one of a company's account. Total. */
export function isCompanyPage({ url }: Pick<PageSigns, 'url'>): boolean {
  return companyOrigin(url) !== undefined;
}

/** The record that an address shows, or `undefined` for lists, settings and other hosts. Total. */
export function locateRecord(url: string): RecordRef | undefined {
  const origin = companyOrigin(url);
  if (origin === undefined) return undefined;
  const { pathname } = new URL(url);
  const [, type, number] = NUMBERED_PATH.exec(pathname) ?? [];
  if (type !== undefined && number !== undefined) return { origin, type, id: number };
  const [, uuid] = LEAD_PATH.exec(pathname) ?? [];
  return uuid === undefined ? undefined : { origin, type: 'lead', id: uuid.toLowerCase() };
}

/** The address of the record's page. */
export function recordAddress({ origin, type, id }: RecordRef): string {
  const folder = type === 'lead' ? 'leads/inbox' : encodeURIComponent(type);
  return `${origin}/${folder}/${encodeURIComponent(id)}`;
}

/** The origin of the company whose account answers to this name. */
export function originOfCompany(domain: string): string {
  return `https://${domain.toLowerCase()}.pipedrive.com`;
}

function companyOrigin(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, origin } = new URL(url);
  const isCompany = COMPANY_HOST.test(host) && !VENDOR_HOST.test(host);
  return protocol === 'https:' && isCompany ? origin : undefined;
}
