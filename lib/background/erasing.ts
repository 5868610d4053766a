import { ERASE_ALARM } from '@/lib/platform/alarms';
import type { Site } from '@/lib/platform/storage/sites';
import type { BatonDatabase } from '@/lib/store/database';
import { eraseEverything } from '@/lib/store/upkeep/local-data';
import type { SiteAccess } from './sites/site-access';
import type { Alarms } from './sync';

export interface ErasingDeps {
  readonly db: BatonDatabase;
  /** When everything is to be erased (UTC, ms); kept over the death of panel, worker and browser. */
  readonly eraseAt: { read(): Promise<number | null> };
  readonly alarms: Pick<Alarms, 'set' | 'clear'>;
  readonly readSites: () => Promise<readonly Site[]>;
  readonly siteAccess: Pick<SiteAccess, 'turnOff'>;
  readonly eraseOwnStorage: (now: number) => Promise<void>;
  readonly exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
  readonly now: () => number;
}

/**
 * Erases all that Baton keeps, once the time to take that back has passed, whatever was closed
 * meanwhile. The wish to erase goes last: what dies in the middle is begun again.
 */
export function createErasing(deps: ErasingDeps) {
  const { db, eraseAt, alarms, now } = deps;

  async function erase(): Promise<void> {
    for (const { origin } of await deps.readSites()) await deps.siteAccess.turnOff(origin);
    await eraseEverything(db);
    await deps.eraseOwnStorage(now());
  }

  return {
    /** To be called at each start of the worker, at the alarm, and when the wish is made or withdrawn. */
    look: (): Promise<void> =>
      deps.exclusively('erasing', async () => {
        const at = await eraseAt.read();
        if (at === null) return alarms.clear(ERASE_ALARM);
        if (at > now()) return alarms.set(ERASE_ALARM, at);
        await erase();
      }),
  };
}
