import type { PageSigns, RecordRef } from '../adapter';

/** How a record is named in notes and activities, and where its own calls are. */
export interface Target {
  readonly field: 'deal_id' | 'lead_id' | 'person_id' | 'org_id';
  readonly value: number | string;
  readonly path: string;
}

/** Leads stayed on version 1 of the API, all others are on version 2. */
const KINDS: Readonly<Record<string, Pick<Target, 'field' | 'path'>>> = {
  deal: { field: 'deal_id', path: '/api/v2/deals/' },
  lead: { field: 'lead_id', path: '/v1/leads/' },
  person: { field: 'person_id', path: '/api/v2/persons/' },
  organization: { field: 'org_id', path: '/api/v2/organizations/' },
};

/** The target of a record, or `undefined` for one that is not of this CRM. */
export function targetOf({ type, id }: RecordRef): Target | undefined {
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (!kind) return undefined;
  const value = type === 'lead' ? id : Number(id);
  return { field: kind.field, value, path: kind.path + encodeURIComponent(id) };
}

/** What a record may become: by merging its like, and by conversion to and fro. */
const BECOMES: Readonly<Record<string, readonly string[]>> = {
  deal: ['deal', 'lead'],
  lead: ['deal', 'lead'],
  person: ['person'],
  organization: ['organization'],
};

/** The kinds of records that one of this kind may become by conversion or merge. */
export function kindsAfter(type: string): readonly string[] {
  return (Object.hasOwn(BECOMES, type) ? BECOMES[type] : undefined) ?? [];
}

interface Linked {
  readonly lead_id?: string | null | undefined;
  readonly deal_id?: number | null | undefined;
  readonly person_id?: number | null | undefined;
  readonly org_id?: number | null | undefined;
  readonly project_id?: number | null | undefined;
  readonly task_id?: number | null | undefined;
}

/**
 * The record that a note was written on. A note on a lead or deal also names that one's person
 * and organisation, so the narrowest counts; those of projects and tasks are nobody's here.
 */
export function recordOf(origin: string, note: Linked): RecordRef | undefined {
  if (note.project_id || note.task_id) return undefined;
  if (note.lead_id) return { origin, type: 'lead', id: note.lead_id.toLowerCase() };
  if (note.deal_id) return { origin, type: 'deal', id: String(note.deal_id) };
  if (note.person_id) return { origin, type: 'person', id: String(note.person_id) };
  return note.org_id ? { origin, type: 'organization', id: String(note.org_id) } : undefined;
}

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
