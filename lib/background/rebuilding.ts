import { REBUILD_ALARM, SAFETY_MS } from '@/lib/platform/alarms';
import type { BatonDatabase } from '@/lib/store/database';
import { migrateRows, isUpToDate } from '@/lib/store/upkeep/migrate-rows';
import { sweepOld } from '@/lib/store/upkeep/sweep';
import type { Alarms } from './sync';

/** How long (ms) it goes on at one waking: a worker may be ended at any time after some seconds. */
const STRETCH_MS = 5_000;

export interface RebuildingDeps {
  readonly db: BatonDatabase;
  readonly alarms: Pick<Alarms, 'set' | 'clear'>;
  readonly exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
  /** What the icon's mark and the reminders read is as it should be. */
  readonly refreshBadgeAndReminders: () => Promise<void>;
  readonly now: () => number;
}

/**
 * Brings rows that another version of Baton wrote up to date, a stretch at each waking of the worker;
 * once they are, drops what is old, a slice at each.
 */
export function createRebuilding({
  db,
  alarms,
  exclusively,
  refreshBadgeAndReminders,
  now,
}: RebuildingDeps) {
  return {
    /** To be called at each start of the worker and at the alarm. */
    goOn: (): Promise<void> =>
      exclusively('rebuilding', async () => {
        if (await isUpToDate(db)) {
          await sweepOld(db, now());
          return;
        }
        // Before anything is done: whatever dies from here on, the alarm takes it up again.
        await alarms.set(REBUILD_ALARM, now() + SAFETY_MS);
        if (!(await migrateRows(db, now, now() + STRETCH_MS))) return;
        await alarms.clear(REBUILD_ALARM);
        await refreshBadgeAndReminders();
      }),
  };
}
