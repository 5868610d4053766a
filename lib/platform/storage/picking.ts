import * as z from 'zod/mini';
import { storedItems } from './stored-value';

const pickingSchema = z.object({ origin: z.string(), begunAt: z.number() });
/** The user asked to point at fields in a tab: of which site, and when (UTC, ms). */
export type Picking = z.infer<typeof pickingSchema>;

const stored = storedItems('session', 'picking', pickingSchema);

/** Keeps that the user points at fields in the tab; gone when the browser closes. */
export const keepPicking = (tabId: number, picking: Picking): Promise<void> =>
  stored.update(`${tabId}`, () => picking);

/** Returns what the user began in the tab, and forgets it: it is answered once. */
export async function takePicking(tabId: number): Promise<Picking | undefined> {
  let taken: Picking | undefined;
  await stored.update(`${tabId}`, (picking) => {
    taken = picking;
    return undefined;
  });
  return taken;
}
