import { type Browser, browser } from 'wxt/browser';
import { patternOf } from './storage/sites';

/** A tab as far as Baton may see it: the address is absent where it may not. */
export interface TabView {
  readonly id: number;
  readonly active: boolean;
  /** UTC instant (ms) of its last use. */
  readonly lastAccessed: number;
  readonly url?: string;
}

/** Firefox's name for the cookies of tabs that are in no container; other browsers have none. */
const OWN_STORE = 'firefox-default';

/** What a browser says of whose cookies a tab has. */
export interface TabIdentity {
  readonly incognito?: boolean | undefined;
  readonly cookieStoreId?: string | undefined;
}

/**
 * Tells whether a tab has the cookies of the normal profile. One in a private window or a container
 * is somebody else's as far as a CRM goes: Baton neither asks in its name nor looks at it.
 */
export function isOfProfile({
  incognito = false,
  cookieStoreId = OWN_STORE,
}: TabIdentity): boolean {
  return !incognito && cookieStoreId === OWN_STORE;
}

function view(tab: Browser.tabs.Tab & TabIdentity): TabView[] {
  if (tab.id === undefined || !isOfProfile(tab)) return [];
  const { id, active, url, lastAccessed } = tab;
  return [{ id, active, lastAccessed, ...(url ? { url } : {}) }];
}

/** Returns the window's tabs. */
export async function tabsOfWindow(windowId: number): Promise<TabView[]> {
  return (await browser.tabs.query({ windowId })).flatMap(view);
}

/** Returns the ids of the loaded tabs of exactly this origin, the most recently used first. */
export async function tabsOf(origin: string): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: patternOf(origin), discarded: false });
  return tabs
    .flatMap(view)
    .filter(({ url }) => url !== undefined && originOf(url) === origin)
    .sort((one, other) => other.lastAccessed - one.lastAccessed)
    .map(({ id }) => id);
}

/** Returns the address that the tab shows now, or `undefined` where it is gone or not ours to see. */
export async function tabUrl(tabId: number): Promise<string | undefined> {
  try {
    const tab: Browser.tabs.Tab & TabIdentity = await browser.tabs.get(tabId);
    return isOfProfile(tab) ? tab.url : undefined;
  } catch {
    return undefined; // closed meanwhile
  }
}

/** Returns the web origin of an address, or `undefined` for anything that is no web page. */
export function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, protocol } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}

/** Tells our scripts in the tab something; whether any is there to hear does not matter. */
export async function tellTab(tabId: number, message: unknown): Promise<void> {
  await browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => undefined);
}

export function onTabRemoved(listener: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => listener(tabId));
}

/** Tells our scripts in every tab, also in those that Baton may no longer see. */
export async function tellAllTabs(message: unknown): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.flatMap(view).map(({ id }) => tellTab(id, message)));
}
