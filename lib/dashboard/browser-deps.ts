import { send } from '@/lib/messaging/send';
import { ownZone } from '@/lib/panel/time/time-text';
import { readSites, watchSites } from '@/lib/platform/storage/sites';
import { openPanelInTab } from '@/lib/platform/windows';
import { openDatabase } from '@/lib/store/database';
import { parseRecordKey } from '@/lib/store/record-key';
import type { DashboardDeps } from './deps';

/** Returns the browser that the page runs in. */
export function browserDeps(): DashboardDeps {
  return {
    db: openDatabase(),
    now: Date.now,
    zone: ownZone,
    sites: { read: readSites, watch: watchSites },
    openRecord: async (record) =>
      (await send('record/open', { record: parseRecordKey(record) })).ok,
    openPanel: openPanelInTab,
  };
}
