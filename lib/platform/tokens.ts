import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { storedValue } from './stored-value';

/** By the CRM's origin. Printable, without spaces: what fits into a header as it is. */
const tokensSchema = z.record(
  z.string(),
  z.string().check(z.maxLength(2000), z.regex(/^[\x21-\x7e]+$/)),
);

const stored = storedValue('local', 'tokens', tokensSchema, {});

/**
 * Closes the extension's storage to content scripts, where the browser knows how to. Firefox does
 * not: there a page's own scripts cannot reach it either, since only the extension's content scripts
 * have `browser.storage`; ours import nothing that reads it, which a test over the sources holds.
 */
export async function closeStorage(): Promise<void> {
  const area: Partial<Pick<typeof browser.storage.local, 'setAccessLevel'>> = browser.storage.local;
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** Gives the token that the user gave for the CRM at an origin; for the background alone. */
export async function readToken(origin: string): Promise<string | undefined> {
  const tokens = await stored.read();
  return Object.hasOwn(tokens, origin) ? tokens[origin] : undefined;
}

/** Keeps the token for an origin, in place of the one before. */
export async function keepToken(origin: string, token: string): Promise<void> {
  await closeStorage();
  await stored.write({ ...(await stored.read()), [origin]: token });
}

/** Forgets the token of an origin, if there is one. */
export async function forgetToken(origin: string): Promise<void> {
  const others = Object.entries(await stored.read()).filter(([kept]) => kept !== origin);
  await stored.write(Object.fromEntries(others));
}
