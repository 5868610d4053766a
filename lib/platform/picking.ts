import * as z from 'zod/mini';
import { storedValue } from './stored-value';

const pickingSchema = z.object({ origin: z.string(), begunAt: z.number() });
/** The user asked to point at fields in a tab: of which site, and when (UTC, ms). */
export type Picking = z.infer<typeof pickingSchema>;

const stored = storedValue('session', 'picking', z.record(z.string(), pickingSchema), {});

/** Keeps that the user points at fields in the tab; gone when the browser closes. */
export async function keepPicking(tabId: number, picking: Picking): Promise<void> {
  await stored.write({ ...(await stored.read()), [tabId]: picking });
}

/** Gives what the user began in the tab, and forgets it: it is answered once. */
export async function takePicking(tabId: number): Promise<Picking | undefined> {
  const { [tabId]: picking, ...others } = await stored.read();
  if (picking) await stored.write(others);
  return picking;
}
