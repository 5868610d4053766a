import { v7 as newId } from 'uuid';
import type { Place } from '@/lib/messaging/place';
import { send } from '@/lib/messaging/send';
import { dropRequest, keepRequest } from '@/lib/platform/storage/action-requests';
import { ensureAlarm, SAFETY_MS, SYNC_ALARM } from '@/lib/platform/alarms';
import { copyRich } from '@/lib/platform/clipboard';
import { readSectionChoices, saveSectionChoices } from '@/lib/platform/storage/section-choices';
import { watchCopyRequests } from '@/lib/platform/copy-request';
import {
  dropPendingSelections,
  readPendingSelections,
  watchPendingSelections,
} from '@/lib/platform/storage/pending-selections';
import { isHeld } from '@/lib/platform/locks';
import {
  emptyAfterErase,
  eraseAt,
  readOwnStorage,
  watchErased,
} from '@/lib/platform/storage/own-storage';
import { type AskingWindow, watchPlace } from '@/lib/platform/place';
import { startRecording } from '@/lib/platform/recorder';
import { readSettings, saveSettings, watchSettings } from '@/lib/platform/storage/settings';
import { readSites, requestSite, watchSites } from '@/lib/platform/storage/sites';
import { dropUnsaved, keepUnsaved, readUnsaved } from '@/lib/platform/storage/unsaved-drafts';
import { currentWindowId, openDashboard, openPanelInTab, showTab } from '@/lib/platform/windows';
import { openDatabase } from '@/lib/store/database';
import { outboxLock } from '@/lib/store/outbox/outbox';
import type { PanelDeps, Stop } from './deps';

/** Returns what a panel needs of the browser that it runs in. */
export function browserDeps(): PanelDeps {
  return {
    db: openDatabase(),
    now: Date.now,
    newId,
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    send,
    isSending: (origin) => isHeld(outboxLock(origin)),
    copy: copyRich,
    watchPlace: (onPlace, onSilence) => watchPlace(readPlace, onPlace, onSilence),
    showTab,
    openInTab: openPanelInTab,
    openDashboard,
    startRecording,
    sites: { read: readSites, watch: watchSites, request: requestSite },
    settings: { read: readSettings, watch: watchSettings, save: saveSettings },
    erasing: { at: eraseAt, readOwnStorage, emptyAfterErase, watchErased },
    selections: {
      read: readPendingSelections,
      watch: watchPendingSelections,
      drop: dropPendingSelections,
    },
    unsaved: { read: readUnsaved, keep: keepUnsaved, drop: dropUnsaved },
    requests: {
      // Where the browser has no room for it, the panel does it all the same.
      keep: (request) => {
        void keepRequest(request).catch(() => undefined);
        // Should the worker die with the panel, as they do in one process: the next one looks. Without
        // the alarm that is whatever wakes it first.
        void ensureAlarm(SYNC_ALARM, Date.now() + SAFETY_MS).catch(() => undefined);
      },
      // What stays by mistake is done already: the background finds that, and drops it.
      drop: (entry) => void dropRequest(entry).catch(() => undefined),
    },
    sectionChoices: { read: readSectionChoices, save: saveSectionChoices },
    watchCopyRequests: watchInThisWindow,
  };
}

/** How long it is waited before the browser is asked again for the window's id (ms). */
const WINDOW_PAUSE_MS = 2_000;

/** The window's id is only known a moment later; a request waits for it. */
function watchInThisWindow(onRequest: () => void): Stop {
  let stop: Stop | undefined;
  let isStopped = false;
  const begin = () =>
    void currentWindowId().then(
      (windowId) => {
        if (!isStopped) stop = watchCopyRequests(windowId, onRequest);
      },
      () => {
        const timer = setTimeout(begin, WINDOW_PAUSE_MS);
        stop = () => clearTimeout(timer);
        if (isStopped) stop();
      },
    );
  begin();
  return () => {
    isStopped = true;
    stop?.();
  };
}

/** What the window shows, or `undefined` where the background did not say. Never rejects. */
export async function readPlace(asking: AskingWindow): Promise<Place | undefined> {
  const reply = await send('place/read', asking);
  return reply.ok ? reply.value : undefined;
}
