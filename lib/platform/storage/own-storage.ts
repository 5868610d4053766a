import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { storedValue } from './stored-value';

/** When everything is to be erased (UTC, ms); `null` while nobody asked for it. */
export const eraseAt = storedValue('local', 'erase-at', z.nullable(z.number()), null);

const ERASED = 'erased-at';
const erasedAt = storedValue('local', ERASED, z.nullable(z.number()), null);

/** Begins the key of a token, which ends with its CRM's origin: no export holds what has it. */
export const TOKEN_KIND = 'token';
/** Where an earlier Baton kept all of them. */
export const EARLIER_TOKENS = 'tokens';

const isSecret = (key: string) => key === EARLIER_TOKENS || key.startsWith(`${TOKEN_KIND}:`);

/**
 * Returns all that the browser's storages and this page's own hold, and the alarms that are set: for
 * an export, so the users' tokens are left out, which are secrets.
 */
export async function readOwnStorage(): Promise<Record<string, unknown>> {
  const { local, session, sync } = browser.storage;
  const kept = await Promise.all([local.get(null), session.get(null), sync.get(null)]);
  const [inLocal, inSession, inSync] = kept;
  const open = Object.entries(inLocal).filter(([key]) => !isSecret(key));
  return {
    local: Object.fromEntries(open),
    session: inSession,
    sync: inSync,
    page: Object.fromEntries(Object.entries(localStorage)),
    alarms: await browser.alarms.getAll(),
  };
}

/**
 * Empties the browser's storages, with the wish to do so, and takes away alarms and notifications.
 * Safe to stop at any point and to do again. A page's own storage only a page can empty: it is left
 * word, see {@link emptyAfterErase}.
 */
export async function eraseOwnStorage(now: number): Promise<void> {
  const { local, session, sync } = browser.storage;
  await browser.alarms.clearAll();
  for (const id of Object.keys(await browser.notifications.getAll())) {
    await browser.notifications.clear(id);
  }
  await session.clear();
  await sync.clear();
  await erasedAt.write(now);
  const keys = Object.keys(await local.get(null));
  await local.remove(keys.filter((key) => key !== ERASED));
}

/** Empties the page's own storage where everything was erased while no page was there to do it. */
export async function emptyAfterErase(): Promise<void> {
  if ((await erasedAt.read()) === null) return;
  localStorage.clear();
  await browser.storage.local.remove(ERASED);
}

/** Calls back when everything has been erased; returns what ends that. */
export function watchErased(onErased: () => void): () => void {
  return erasedAt.watch((at) => {
    if (at !== null) onErased();
  });
}
