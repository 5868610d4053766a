import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { isOfProfile } from '@/lib/platform/tabs';

const senderSchema = z.object({
  id: z.optional(z.string()),
  url: z.optional(z.string()),
  frameId: z.optional(z.int()),
  tab: z.optional(
    z.object({
      id: z.int(),
      windowId: z.int(),
      url: z.optional(z.string()),
      incognito: z.optional(z.boolean()),
      cookieStoreId: z.optional(z.string()),
    }),
  ),
});

/** What the browser says of a message's sender; the message itself is not believed. */
export type RawSender = unknown;

/** A script of ours in the top frame of a page. */
export interface PageSender {
  readonly tabId: number;
  readonly windowId: number;
  readonly origin: string;
  /** What the browser says that the tab showed when it spoke. */
  readonly url: string;
}

/** Tells whether the message comes from one of our own extension pages. */
export function isPanel(sender: RawSender, self: { id: string; origin: string }): boolean {
  const { id, url = '' } = parseAs(senderSchema, sender).data ?? {};
  return id === self.id && url.startsWith(`${self.origin}/`);
}

/**
 * Returns the page that one of our scripts speaks from, or `undefined` for every other sender, one in a
 * private window or a container among them.
 */
export function pageOf(sender: RawSender, self: { id: string }): PageSender | undefined {
  const { id, url = '', frameId, tab } = parseAs(senderSchema, sender).data ?? {};
  if (id !== self.id || frameId !== 0 || !tab || !URL.canParse(url)) return undefined;
  if (!isOfProfile(tab)) return undefined;
  const { origin, protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return { tabId: tab.id, windowId: tab.windowId, origin, url: tab.url ?? url };
}
