import { v7 as newId } from 'uuid';
import { cardPresses, dropRequest, readRequests } from '@/lib/platform/storage/action-requests';
import { clearAlarm, ensureAlarm, SAFETY_MS, setAlarm, SYNC_ALARM } from '@/lib/platform/alarms';
import { createPageCarrier } from '@/lib/platform/carriers/page-carrier';
import { createWorkerCarrier } from '@/lib/platform/carriers/worker-carrier';
import { addPendingSelection } from '@/lib/platform/storage/pending-selections';
import { exclusively, isHeld } from '@/lib/platform/locks';
import { self } from '@/lib/platform/messages';
import { eraseAt, eraseOwnStorage } from '@/lib/platform/storage/own-storage';
import {
  inject,
  probe,
  registeredOrigins,
  registerWatcher,
  unregisterWatcher,
} from '@/lib/platform/page-scripts';
import { keepPicking, takePicking } from '@/lib/platform/storage/picking';
import { readSeen, saveSeen } from '@/lib/platform/storage/seen-pages';
import { focusTab, openTab } from '@/lib/platform/tab-focus';
import { changeSite, isAllowed, readSites, removeSite } from '@/lib/platform/storage/sites';
import { tabsOf, tabsOfWindow, tabUrl, tellAllTabs, tellTab } from '@/lib/platform/tabs';
import { forgetToken, keepToken, readToken } from '@/lib/platform/storage/tokens';
import { openDatabase } from '@/lib/store/database';
import { outboxLock } from '@/lib/store/outbox/outbox';
import { createDelivery } from '@/lib/sync/delivery';
import { createCardTabs } from './card/card-tabs';
import { createCards } from './card/cards';
import { createConnections } from './sites/connections';
import { createErasing } from './erasing';
import { createPickedFields, fieldSelectors } from './sites/picked-fields';
import { createRecordOpener } from './record-opener';
import { createPlaceReader } from './sites/place-reader';
import { createCrmReader } from './sites/crm-reader';
import { createRebuilding } from './rebuilding';
import { createSelections } from './selections';
import { createSiteAccess } from './sites/site-access';
import { createConnectedSites } from './sites/connected-sites';
import { createSync } from './sync';
import { createUserUpdates } from './notify/user-updates';
import { createTokens } from './sites/tokens';
import { createUnfinished } from './unfinished';
import { createPageVisits } from './sites/page-visits';

const CARD_CHANGED = { type: 'card/changed' };

/** Puts the background together from the browser, the store and the CRMs; does nothing by itself. */
export function createServices(now: () => number = Date.now) {
  const db = openDatabase();
  const sites = createConnectedSites({ readSites, changeSite, isAllowed });
  const connections = createConnections({
    sites,
    pageCarrier: createPageCarrier,
    workerCarrier: (session) => createWorkerCarrier(session),
    readToken,
    now,
  });
  const recordOf = async (tabId: number) => connections.recordAt(await tabUrl(tabId));
  const cardTabs = createCardTabs({
    ...{ db, sites, recordOf, tabsOf },
    injectCard: (tabId) => inject(tabId, 'card'),
    tellCard: (tabId) => tellTab(tabId, CARD_CHANGED),
  });
  const showCard = (tabId: number) => cardTabs.showCard(tabId);
  const showCards = (origin?: string) => cardTabs.showCards(origin);
  const alarms = { ensure: ensureAlarm, set: setAlarm, clear: clearAlarm };
  const delivery = createDelivery({
    ...{ db, now, random: Math.random, locks: navigator.locks },
    sessionFor: (origin) => connections.to(origin),
  });
  const isSending = (origin: string) => isHeld(outboxLock(origin));
  const sync = createSync({
    ...{ db, delivery, alarms, showCards, now, exclusively, isSending },
    connectionTo: (origin) => connections.to(origin),
  });
  const recordOpener = createRecordOpener({ connections, tabsOf, tabUrl, focusTab, openTab });
  const { notifications, polling, refreshBadgeAndReminders, afterChange, onRecordOpened } =
    createUserUpdates({
      ...{ db, sites, connections, recordOpener, alarms, showCards, now },
    });
  const deliver = async (origin?: string) => {
    await sync.deliver(origin);
    await afterChange();
  };
  const crmReader = createCrmReader({ db, connections, sites, now });
  const places = createPlaceReader({
    locate: (adapter, url) => connections.locate(adapter, url),
    ...{ sites, tabsOfWindow, readSeen, probe },
    ownOrigin: self().origin,
  });
  const siteAccess = createSiteAccess({
    ...{ sites, readSites, isAllowed, changeSite, tabsOf, exclusively, forgetToken },
    giveBack: removeSite,
    scripts: {
      registered: registeredOrigins,
      register: registerWatcher,
      unregister: unregisterWatcher,
    },
    injectWatcher: (tabId) => inject(tabId, 'watcher'),
    refreshCards: () => tellAllTabs(CARD_CHANGED),
  });
  const cards = createCards({
    ...{ db, sites, recordOf, now, newId, showCards },
    recordAt: (url) => connections.recordAt(url),
    isSending,
    presses: {
      keep: (press) => {
        void cardPresses.keep(press).catch(() => undefined);
        // Should this worker die now: without the alarm the next one is whatever wakes it first.
        void ensureAlarm(SYNC_ALARM, now() + SAFETY_MS).catch(() => undefined);
      },
      // What stays by mistake is done already: the next start finds that, and drops it.
      drop: (entry) => void cardPresses.drop(entry).catch(() => undefined),
    },
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  return {
    sites,
    sync,
    siteAccess,
    erasing: createErasing({
      ...{ db, eraseAt, alarms, readSites, siteAccess, eraseOwnStorage, exclusively, now },
    }),
    polling,
    notifications,
    crmReader,
    places,
    deliver,
    unfinished: createUnfinished({
      ...{ db, readRequests, dropRequest, deliver, exclusively, now },
      presses: { ...cardPresses, finish: cards.finish },
    }),
    rebuilding: createRebuilding({ db, alarms, exclusively, refreshBadgeAndReminders, now }),
    refreshBadgeAndReminders,
    afterChange,
    onRecordOpened,
    showCards,
    recordOpener,
    tokens: createTokens({ sites, changeSite, connections, keepToken, forgetToken }),
    pickedFields: createPickedFields({
      ...{ db, now, tabUrl, inject },
      isRecord: places.isRecord,
      ...{ fieldSelectors, keepPicking, takePicking },
    }),
    cards,
    pageVisits: createPageVisits({
      ...{ sites, tabUrl, saveSeen, showCard, afterChange },
      deliver: (origin) => sync.deliver(origin),
      deliverOn: (record) => sync.deliverOn(record),
      recordAt: (url) => connections.recordAt(url),
      readRecord: (record) => crmReader.visit(record),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    }),
    takeSelection: createSelections({
      ...{ db, now, newId },
      placeOf: places.read,
      keep: addPendingSelection,
    }),
  };
}
export type Services = ReturnType<typeof createServices>;
