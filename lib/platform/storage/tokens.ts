import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { EARLIER_TOKENS, TOKEN_KIND } from './own-storage';
import { entriesOf, storedItems } from './stored-value';

/** Printable, without spaces: what fits into a header as it is. */
const tokenSchema = z.string().check(z.maxLength(2000), z.regex(/^[\x21-\x7e]+$/));

const stored = storedItems('local', TOKEN_KIND, tokenSchema, {
  key: EARLIER_TOKENS,
  itemsOf: entriesOf,
});

/**
 * Closes the extension's storage to content scripts, where the browser knows how to. Firefox does
 * not: there a page's own scripts cannot reach it either, since only the extension's content scripts
 * have `browser.storage`; ours import nothing that reads it, which a test over the sources holds.
 */
export async function closeStorage(): Promise<void> {
  const area: Partial<Pick<typeof browser.storage.local, 'setAccessLevel'>> = browser.storage.local;
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** Returns the token that the user gave for the CRM at an origin; for the background alone. */
export const readToken = (origin: string): Promise<string | undefined> => stored.read(origin);

/** Keeps the token for an origin, in place of the one before. */
export async function keepToken(origin: string, token: string): Promise<void> {
  await closeStorage();
  await stored.update(origin, () => token);
}

/** Forgets the token of an origin, if there is one. */
export const forgetToken = (origin: string): Promise<void> =>
  stored.update(origin, () => undefined);
