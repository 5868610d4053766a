import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { SiteNeeds } from '@/lib/crm/needs';
import { parseAs } from '@/lib/parse';
import { readingNewest, storedItems } from './stored-value';

const someText = z.string().check(z.minLength(1), z.maxLength(300));

const userSchema = z.object({
  id: someText,
  name: someText,
  email: z.exactOptional(someText),
  phone: z.exactOptional(someText),
});

/**
 * A CRM origin that the user turned on; `me` is who was last seen signed in there. Where the CRM
 * wants a token: which message tells how to make one, and whether the user gave one. The token itself
 * is not here.
 */
const siteSchema = z.object({
  origin: someText,
  adapter: someText,
  me: z.exactOptional(userSchema),
  token: z.exactOptional(z.object({ help: someText, isKept: z.boolean() })),
});
export type Site = z.infer<typeof siteSchema>;

/** Who is signed in is learned again: a site whose `me` does not fit is on all the same. */
const fittingSchema = z.union([siteSchema, z.omit(siteSchema, { me: true })]);

const originOfSite = z.object({ origin: someText });

const stored = storedItems('local', 'site', fittingSchema, {
  key: 'sites',
  itemsOf: (sites) =>
    (Array.isArray(sites) ? sites : []).map((site: unknown, index) => [
      parseAs(originOfSite, site).data?.origin ?? `?${index}`,
      site,
    ]),
});

/** Returns the sites that the user turned on, whether the browser's permission still stands or not. */
export const readSites = async (): Promise<Site[]> =>
  [...(await stored.all())].filter(([name, site]) => name === site.origin).map(([, site]) => site);

/** Calls back after each change of the sites; returns what ends that. */
export function watchSites(onChange: (sites: Site[]) => void): () => void {
  return stored.watch(readingNewest(readSites, onChange));
}

/** Calls back when a site was turned on or off, or somebody signed in there; returns what ends that. */
export const onSitesChanged = stored.watch;

/**
 * Keeps what `change` makes of the site of this origin, `undefined` where it is off; nobody else
 * changes it meanwhile. To turn a site off is to return `undefined`; its permission is given back
 * separately.
 */
export function changeSite(
  origin: string,
  change: (site: Site | undefined) => Site | undefined,
): Promise<void> {
  return stored.update(origin, change);
}

/** The pattern by which the browser names all pages of an origin; Firefox's patterns know no port. */
export function patternOf(origin: string): string {
  const { protocol, host, hostname } = new URL(origin);
  return `${protocol}//${import.meta.env.FIREFOX ? hostname : host}/*`;
}

const permissionsFor = ({ origins, cookies }: SiteNeeds) => ({
  origins: origins.map(patternOf),
  permissions: cookies ? ['cookies' as const] : [],
});

/**
 * Asks the user for what this one site needs. To be called first thing in a click: browsers refuse
 * the question once anything was awaited. Tells whether the user agreed.
 */
export function requestSite(needs: SiteNeeds): Promise<boolean> {
  return browser.permissions.request(permissionsFor(needs));
}

/** Tells whether the browser lets Baton into this origin now. */
export function isPermitted(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] });
}

/** Tells whether the browser allows all that a site needs now. */
export function isAllowed(needs: SiteNeeds): Promise<boolean> {
  return browser.permissions.contains(permissionsFor(needs));
}

/** Gives these permissions up; `false` where the browser keeps one, as by policy. */
export function removeSite(needs: SiteNeeds): Promise<boolean> {
  return browser.permissions.remove(permissionsFor(needs));
}

/** Calls back when a permission was given or taken, by Baton's switch or in the browser's settings. */
export function onPermissionsChanged(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}
