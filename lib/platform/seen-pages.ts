import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

/** Begins the session key under which a tab's page is kept, for those who watch for changes. */
export const SEEN_PREFIX = 'seen:';

const seenSchema = z.object({ url: z.string(), markers: z.array(z.string()) });
/** What the watcher last said of a tab: its address, and which markers its document matches. */
export type SeenPage = z.infer<typeof seenSchema>;

const keyOf = (tabId: number) => `${SEEN_PREFIX}${tabId}`;

/** Gives what the watcher last said of the tab, or `undefined`. Gone when the browser closes. */
export async function readSeen(tabId: number): Promise<SeenPage | undefined> {
  const key = keyOf(tabId);
  return seenSchema.safeParse((await browser.storage.session.get(key))[key]).data;
}

/** Keeps what the watcher says of the tab, and so tells every panel that looks. */
export const saveSeen = (tabId: number, page: SeenPage): Promise<void> =>
  browser.storage.session.set({ [keyOf(tabId)]: page });

/** Forgets a closed tab. */
export const dropSeen = (tabId: number): Promise<void> =>
  browser.storage.session.remove(keyOf(tabId));

/** Tells every panel that Baton may now see the page on which its icon was clicked. */
export const announceClick = (now: number): Promise<void> =>
  browser.storage.session.set({ [`${SEEN_PREFIX}click`]: now });
