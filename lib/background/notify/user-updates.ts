import type { RecordRef } from '@/lib/crm/adapter';
import { notificationItems, toldReminders } from '@/lib/platform/storage/shown-notifications';
import { exclusively } from '@/lib/platform/locks';
import {
  clearNotification,
  showNotification,
  shownNotifications,
} from '@/lib/platform/notifications';
import { pullPause } from '@/lib/platform/storage/pull-pause';
import { readSettings } from '@/lib/platform/storage/settings';
import { setBadge } from '@/lib/platform/side-panel';
import type { BatonDatabase } from '@/lib/store/database';
import { parseRecordKey, recordKey } from '@/lib/store/record-key';
import type { Connections } from '../sites/connections';
import type { RecordOpener } from '../record-opener';
import type { ConnectedSites } from '../sites/connected-sites';
import type { Alarms } from '../sync';
import { createBadge } from './badge';
import { createDeferredNotifications } from './deferred-notifications';
import { createCrmPolling } from './crm-polling';
import { createNotificationCenter } from './notification-center';
import { createReminders } from './reminders';

export interface UserUpdatesDeps {
  readonly db: BatonDatabase;
  readonly sites: Pick<ConnectedSites, 'all' | 'setMe'>;
  readonly connections: Pick<Connections, 'to'>;
  readonly recordOpener: Pick<RecordOpener, 'open'>;
  readonly alarms: Alarms;
  readonly showCards: (origin?: string) => Promise<void>;
  readonly now: () => number;
}

/** Puts together all by which users hear of what they have not opened: mark, reminders, news. */
export function createUserUpdates(deps: UserUpdatesDeps) {
  const { db, sites, connections, recordOpener, alarms, showCards, now } = deps;
  const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
  const deferred = createDeferredNotifications(db, exclusively);
  const notifications = createNotificationCenter({
    shown: notificationItems,
    screen: { show: showNotification, ids: shownNotifications, clear: clearNotification },
    openRecord: (record) => recordOpener.open(parseRecordKey(record)),
    ...{ readSettings, exclusively },
  });
  const showBadge = createBadge({ db, sites, setBadge, zone, now });
  const reminders = createReminders({
    ...{ db, sites, alarms, notifications, readSettings, zone, exclusively, now },
    ...{ deferred, told: toldReminders },
  });
  const refreshBadgeAndReminders = async () => {
    await showBadge();
    await reminders.look();
  };
  const polling = createCrmPolling({
    ...{ db, sites, connections, alarms, deferred, showCards, refreshBadgeAndReminders, now },
    pause: pullPause,
  });
  /** Something was done or seen: news may come for it, and what waits and is due may have changed. */
  const afterChange = async () => {
    await polling.plan();
    await refreshBadgeAndReminders();
  };
  return {
    ...{ notifications, polling, afterChange },
    refreshBadgeAndReminders,
    /** The user has opened the record: what there was to tell of it, they see. */
    onRecordOpened: async (record: RecordRef): Promise<void> => {
      await deferred.seen(recordKey(record));
      await notifications.seen(recordKey(record));
      await afterChange();
    },
  };
}
