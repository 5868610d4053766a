import * as z from 'zod/mini';
import { storedItems } from './stored-value';

const seenSchema = z.object({ url: z.string(), markers: z.array(z.string()) });
/** What the watcher last said of a tab: its address, and which markers its document matches. */
export type SeenPage = z.infer<typeof seenSchema>;

const clickSchema = z.object({ clickedAt: z.number() });

const seen = storedItems('session', 'seen', seenSchema);
const clicks = storedItems('session', 'seen', clickSchema);

/** Returns what the watcher last said of the tab, or `undefined`. Gone when the browser closes. */
export const readSeen = (tabId: number): Promise<SeenPage | undefined> => seen.read(`${tabId}`);

/** Keeps what the watcher says of the tab, and so tells every panel that looks. */
export const saveSeen = (tabId: number, page: SeenPage): Promise<void> =>
  seen.update(`${tabId}`, () => page);

/** Forgets a closed tab. */
export const dropSeen = (tabId: number): Promise<void> => seen.update(`${tabId}`, () => undefined);

/** Tells every panel that Baton may now see the page on which its icon was clicked. */
export const announceClick = (now: number): Promise<void> =>
  clicks.update('click', () => ({ clickedAt: now }));

/** Calls back when a page was seen, or the icon clicked; returns what ends that. */
export const onSeen = seen.watch;
