import * as z from 'zod/mini';
import { storedValue } from './storage/stored-value';

/** Older requests are from a panel that never opened. */
const STALE_MS = 10_000;

const stored = storedValue(
  'session',
  'copy-request',
  z.nullable(z.object({ windowId: z.int(), at: z.int() })),
  null,
);

/** Asks the panel of the window to copy its brief, also one that is only opening. */
export const requestCopy = (windowId: number, now: number): Promise<void> =>
  stored.write({ windowId, at: now });

/**
 * Calls back when the keyboard command asks this window's panel to copy the brief, once for each
 * press; gives what ends that.
 */
export function watchCopyRequests(
  windowId: number,
  onRequest: () => void,
  now: () => number = Date.now,
): () => void {
  let handled = 0;
  const look = (request: { windowId: number; at: number } | null) => {
    if (request?.windowId !== windowId || request.at <= handled) return;
    if (now() - request.at > STALE_MS) return;
    handled = request.at;
    void stored.write(null);
    onRequest();
  };
  void stored.read().then(look);
  return stored.watch(look);
}
