import type { RecordRef } from '../adapter';

/** The kinds of record that Baton works on, by the first characters of their ids. */
const TYPES: Readonly<Record<string, string>> = {
  '001': 'Account',
  '003': 'Contact',
  '006': 'Opportunity',
  '00Q': 'Lead',
};
const USER_PREFIX = '005';

const CHECK_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const CHUNK = 5;

/**
 * An id in its long form, or `undefined` for what is no id. The short form of 15 characters
 * tells capitals apart; the three that the long form adds say which of them are capitals.
 */
export function longId(id: string): string | undefined {
  if (!/^[0-9A-Za-z]{15}(?:[A-Z0-5]{3})?$/.test(id)) return undefined;
  const short = id.slice(0, 15);
  const long =
    short + [0, 5, 10].map((start) => checkOf(short.slice(start, start + CHUNK))).join('');
  return id.length === 15 || id === long ? long : undefined;
}

function checkOf(chunk: string): string {
  const capitals = chunk
    .split('')
    .reduce((bits, character, place) => bits + (/[A-Z]/.test(character) ? 2 ** place : 0), 0);
  return CHECK_CHARACTERS.charAt(capitals);
}

/** The kind of record of an id, or `undefined` for one that Baton does not work on. */
function typeOf(id: string): string | undefined {
  const prefix = id.slice(0, 3);
  return Object.hasOwn(TYPES, prefix) ? TYPES[prefix] : undefined;
}

/** Whether it is the id of a user; records can also belong to queues. */
export function isUserId(id: string): boolean {
  return id.startsWith(USER_PREFIX) && longId(id) === id;
}

/** `acme`, or `acme--uat.sandbox` and the like. */
const MY_DOMAIN = '[a-z0-9](?:[a-z0-9-]{0,80})(?:\\.[a-z]{2,20})?';
/** Those of governments are `.lightning.force.mil` and `.lightning.crmforce.mil`. */
const LIGHTNING_HOST = new RegExp(
  `^(${MY_DOMAIN})\\.lightning\\.(?:force\\.(com|mil)|crmforce\\.(mil))$`,
);
const CLASSIC_HOST = new RegExp(`^${MY_DOMAIN}\\.my\\.salesforce\\.(?:com|mil)$`);

const ID = '[0-9A-Za-z]{15,18}';
/**
 * `/lightning/r/Lead/00Q…/view`, also without the kind or with `sObject` for any kind, and with a
 * related list behind it.
 */
const LIGHTNING_PATH = new RegExp(
  `^/lightning/r/(?:sObject/|([A-Z][A-Za-z]{1,40})/)?(${ID})(?:/|$)`,
);
/** A console may begin with its app: `/lightning/app/06m…/r/Lead/00Q…/view`. */
const APP_START = /^\/lightning\/app\/[\w-]{1,60}(?=\/r\/)/;
/** The first Lightning: `/one/one.app#/sObject/006…/view`. */
const ONE_PATH = /^\/one\/one\.app\/?$/;
const ONE_HASH = new RegExp(`^#/sObject/(${ID})(?:/|$)`);
/** Classic: `/006…`, and `/006…/e` while it is edited. */
const CLASSIC_PATH = new RegExp(`^/(${ID})(?:/e)?/?$`);

/** Whether the page is one of an organisation's own, in Lightning or Classic. Total. */
export function isOrgPage({ url }: { readonly url: string }): boolean {
  return orgUrl(url) !== undefined;
}

/**
 * Where an organisation's API is, which is where its Classic pages are: a Lightning page's session
 * is not good for the API. `undefined` for an origin that is there already.
 */
export function apiOriginOf(origin: string): string | undefined {
  if (!URL.canParse(origin)) return undefined;
  const [, domain, zone, crmZone] = LIGHTNING_HOST.exec(new URL(origin).host) ?? [];
  return domain === undefined ? undefined : `https://${domain}.my.salesforce.${zone ?? crmZone}`;
}

/**
 * The record that an address shows, or `undefined` for lists, setup and all other kinds of record.
 * In a console the path is that of the tab in front. Total.
 */
export function locateRecord(url: string): RecordRef | undefined {
  const org = orgUrl(url);
  if (!org) return undefined;
  const { origin, host, pathname, hash } = org;
  const isLightning = LIGHTNING_HOST.test(host);
  if (isLightning) {
    const [, named, id] = LIGHTNING_PATH.exec(pathname.replace(APP_START, '/lightning')) ?? [];
    if (id !== undefined) return recordOf(origin, id, named);
    const [, older] = ONE_PATH.test(pathname) ? (ONE_HASH.exec(hash) ?? []) : [];
    return older === undefined ? undefined : recordOf(origin, older);
  }
  const [, id] = CLASSIC_PATH.exec(pathname) ?? [];
  return id === undefined ? undefined : recordOf(origin, id);
}

/** The address of the record's page, in the interface that the user has. */
export function recordAddress({ origin, type, id }: RecordRef): string {
  const isLightning = URL.canParse(origin) && LIGHTNING_HOST.test(new URL(origin).host);
  const path = isLightning ? `lightning/r/${encodeURIComponent(type)}/` : '';
  return `${origin}/${path}${encodeURIComponent(id)}${isLightning ? '/view' : ''}`;
}

/** The record of an id, whose first characters are its kind. */
export function recordOf(origin: string, text: string, named?: string): RecordRef | undefined {
  const id = longId(text);
  const type = id && typeOf(id);
  if (!id || !type || (named !== undefined && named !== type)) return undefined;
  return { origin, type, id };
}

function orgUrl(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const isOrg = LIGHTNING_HOST.test(parsed.host) || CLASSIC_HOST.test(parsed.host);
  return parsed.protocol === 'https:' && isOrg ? parsed : undefined;
}
