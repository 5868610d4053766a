import type { Place } from '@/lib/messaging/place';
import { send } from '@/lib/messaging/send';
import { browserDeps as panelDeps } from '@/lib/panel/browser-deps';
import { ownZone } from '@/lib/panel/time/time-text';
import { watchPlace } from '@/lib/platform/place';
import { readSites, watchSites } from '@/lib/platform/storage/sites';
import { openPanelInTab } from '@/lib/platform/windows';
import { openDatabase } from '@/lib/store/database';
import { parseRecordKey } from '@/lib/store/record-key';
import type { RecordKey } from '@/lib/store/rows';
import type { DashboardDeps } from './deps';

/** A page that is never idle does it all the same (ms). */
const LONGEST_WAIT_MS = 2_000;

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
    whenIdle: (work) => {
      const asked = requestIdleCallback(work, { timeout: LONGEST_WAIT_MS });
      return () => cancelIdleCallback(asked);
    },
    panelAt: (record) => ({
      ...panelDeps(),
      watchPlace: (onPlace, onSilence) => watchPlace(() => placeOf(record), onPlace, onSilence),
    }),
  };
}

/** Where the record is, or nowhere; `undefined` where the background did not say. Never rejects. */
async function placeOf(record: RecordKey | undefined): Promise<Place | undefined> {
  if (record === undefined) return { kind: 'hidden' };
  const reply = await send('place/of', { record: parseRecordKey(record) });
  return reply.ok ? reply.value : undefined;
}
