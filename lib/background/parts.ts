import { v7 as newId } from 'uuid';
import { dropRequest, readRequests } from '@/lib/platform/action-requests';
import { clearAlarm, ensureAlarm, setAlarm } from '@/lib/platform/alarms';
import { createPageCarrier } from '@/lib/platform/carriers/page-carrier';
import { createWorkerCarrier } from '@/lib/platform/carriers/worker-carrier';
import { keepSelection } from '@/lib/platform/kept-selections';
import { keepPointers, readPointers } from '@/lib/platform/learned-pages';
import { exclusively, isHeld } from '@/lib/platform/locks';
import { self } from '@/lib/platform/messages';
import { eraseAt, eraseOwnStorage } from '@/lib/platform/own-storage';
import {
  inject,
  probe,
  registeredOrigins,
  registerWatcher,
  unregisterWatcher,
} from '@/lib/platform/page-scripts';
import { keepPicking, takePicking } from '@/lib/platform/picking';
import { readSeen, saveSeen } from '@/lib/platform/seen-pages';
import { focusTab, openTab } from '@/lib/platform/tab-focus';
import { changeSite, isAllowed, readSites, removeSite } from '@/lib/platform/sites';
import { tabsOf, tabsOfWindow, tabUrl, tellAllTabs, tellTab } from '@/lib/platform/tabs';
import { forgetToken, keepToken, readToken } from '@/lib/platform/tokens';
import { openDatabase } from '@/lib/store/database';
import { outboxLock } from '@/lib/store/outbox';
import { createDelivery } from '@/lib/sync/delivery';
import { createCardPlaces } from './card-places';
import { createCards } from './cards';
import { createConnections } from './connections';
import { createErasing } from './erasing';
import { createLearned } from './learned';
import { createOpening } from './opening';
import { createPlaceReader } from './place-reader';
import { createReading } from './reading';
import { createRebuilding } from './rebuilding';
import { createSelections } from './selections';
import { createSiteSwitch } from './site-switch';
import { createSitesOn } from './sites-on';
import { createSync } from './sync';
import { createTelling } from './telling';
import { createTokens } from './tokens';
import { createUnfinished } from './unfinished';
import { createVisits } from './visits';

const CARD_CHANGED = { type: 'card/changed' };

/** Puts the background together from the browser, the store and the CRMs; does nothing by itself. */
export function createParts(now: () => number = Date.now) {
  const db = openDatabase();
  const sites = createSitesOn({ readSites, changeSite, isAllowed });
  const connections = createConnections({
    sites,
    pageCarrier: createPageCarrier,
    workerCarrier: (session) => createWorkerCarrier(session),
    readToken,
    now,
  });
  const recordOf = async (tabId: number) => connections.recordAt(await tabUrl(tabId));
  const cardPlaces = createCardPlaces({
    ...{ db, sites, recordOf, tabsOf },
    injectCard: (tabId) => inject(tabId, 'card'),
    tellCard: (tabId) => tellTab(tabId, CARD_CHANGED),
  });
  const showCard = (tabId: number) => cardPlaces.showCard(tabId);
  const showCards = (origin?: string) => cardPlaces.showCards(origin);
  const alarms = { ensure: ensureAlarm, set: setAlarm, clear: clearAlarm };
  const delivery = createDelivery({
    ...{ db, now, random: Math.random, locks: navigator.locks },
    sessionFor: (origin) => connections.to(origin),
  });
  const sync = createSync({ db, delivery, alarms, showCards, now, exclusively });
  const opening = createOpening({ connections, tabsOf, tabUrl, focusTab, openTab });
  const { notices, news, takeStock, afterwards, opened } = createTelling({
    ...{ db, sites, connections, opening, alarms, showCards, now },
  });
  const deliver = async (origin?: string) => {
    await sync.deliver(origin);
    await afterwards();
  };
  const reading = createReading({ db, connections, sites, now });
  const places = createPlaceReader({
    locate: (adapter, url) => connections.locate(adapter, url),
    ...{ sites, tabsOfWindow, readSeen, probe },
    ownOrigin: self().origin,
  });
  const siteSwitch = createSiteSwitch({
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
  return {
    sites,
    sync,
    siteSwitch,
    erasing: createErasing({
      ...{ db, eraseAt, alarms, readSites, siteSwitch, eraseOwnStorage, exclusively, now },
    }),
    news,
    notices,
    reading,
    places,
    deliver,
    unfinished: createUnfinished({ db, readRequests, dropRequest, deliver, exclusively }),
    rebuilding: createRebuilding({ db, alarms, exclusively, takeStock, now }),
    takeStock,
    afterwards,
    opened,
    showCards,
    opening,
    tokens: createTokens({ sites, changeSite, connections, keepToken, forgetToken }),
    learned: createLearned({
      ...{ db, now, tabUrl, inject },
      isRecord: places.isRecord,
      ...{ readPointers, keepPointers, keepPicking, takePicking },
    }),
    cards: createCards({
      ...{ db, sites, recordOf, now, newId, showCards },
      recordAt: (url) => connections.recordAt(url),
      isSending: (origin) => isHeld(outboxLock(origin)),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    visits: createVisits({
      ...{ sites, tabUrl, saveSeen, showCard, afterwards },
      deliver: (origin) => sync.deliver(origin),
      deliverOn: (record) => sync.deliverOn(record),
      recordAt: (url) => connections.recordAt(url),
      readRecord: (record) => reading.visit(record),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    }),
    takeSelection: createSelections({
      ...{ db, now, newId },
      placeOf: places.read,
      keep: keepSelection,
    }),
  };
}
export type Parts = ReturnType<typeof createParts>;
