import { type Browser, browser } from 'wxt/browser';
import { patternOf } from './sites';

/** A tab as far as Baton may see it: the address is absent where it may not. */
export interface TabView {
  readonly id: number;
  readonly active: boolean;
  /** UTC instant (ms) of its last use. */
  readonly lastAccessed: number;
  readonly url?: string;
}

function view(tab: Browser.tabs.Tab): TabView[] {
  if (tab.id === undefined) return [];
  const { id, active, url, lastAccessed } = tab;
  return [{ id, active, lastAccessed, ...(url ? { url } : {}) }];
}

/** Gives the window's tabs. */
export async function tabsOfWindow(windowId: number): Promise<TabView[]> {
  return (await browser.tabs.query({ windowId })).flatMap(view);
}

/** Gives the ids of the loaded tabs of exactly this origin, the most recently used first. */
export async function tabsOf(origin: string): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: patternOf(origin), discarded: false });
  return tabs
    .flatMap(view)
    .filter(({ url }) => url !== undefined && originOf(url) === origin)
    .sort((one, other) => other.lastAccessed - one.lastAccessed)
    .map(({ id }) => id);
}

/** Gives the address that the tab shows now, or `undefined` where it is gone or not ours to see. */
export async function tabUrl(tabId: number): Promise<string | undefined> {
  try {
    return (await browser.tabs.get(tabId)).url;
  } catch {
    return undefined; // closed meanwhile
  }
}

/** Gives the web origin of an address, or `undefined` for anything that is no web page. */
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
