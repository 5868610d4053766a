import type { RecordRef } from '@/lib/crm/adapter';
import { shownNotices, toldReminders } from '@/lib/platform/kept-notices';
import { exclusively } from '@/lib/platform/locks';
import {
  clearNotification,
  showNotification,
  shownNotifications,
} from '@/lib/platform/notifications';
import { pullPause } from '@/lib/platform/pull-pause';
import { readSettings } from '@/lib/platform/settings';
import { setBadge } from '@/lib/platform/side-panel';
import type { BatonDatabase } from '@/lib/store/database';
import { parseRecordKey, recordKey } from '@/lib/store/record-key';
import { createBadge } from './badge';
import type { Connections } from './connections';
import { createHeldNews } from './held-news';
import { createNews } from './news';
import { createNotices } from './notices';
import type { Opening } from './opening';
import { createReminders } from './reminders';
import type { SitesOn } from './sites-on';
import type { Alarms } from './sync';

export interface TellingParts {
  readonly db: BatonDatabase;
  readonly sites: Pick<SitesOn, 'all' | 'setMe'>;
  readonly connections: Pick<Connections, 'to'>;
  readonly opening: Pick<Opening, 'open'>;
  readonly alarms: Alarms;
  readonly showCards: (origin?: string) => Promise<void>;
  readonly now: () => number;
}

/** Puts together all by which users hear of what they have not opened: mark, reminders, news. */
export function createTelling(parts: TellingParts) {
  const { db, sites, connections, opening, alarms, showCards, now } = parts;
  const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
  const held = createHeldNews(db, exclusively);
  const notices = createNotices({
    shown: shownNotices,
    screen: { show: showNotification, ids: shownNotifications, clear: clearNotification },
    openRecord: (record) => opening.open(parseRecordKey(record)),
    ...{ readSettings, exclusively },
  });
  const showBadge = createBadge({ db, sites, setBadge, zone, now });
  const reminders = createReminders({
    ...{ db, sites, alarms, notices, readSettings, zone, exclusively, now },
    ...{ news: held, told: toldReminders },
  });
  const takeStock = async () => {
    await showBadge();
    await reminders.look();
  };
  const news = createNews({
    ...{ db, sites, connections, alarms, held, showCards, takeStock, now },
    pause: pullPause,
  });
  /** Something was done or seen: news may come for it, and what waits and is due may have changed. */
  const afterwards = async () => {
    await news.plan();
    await takeStock();
  };
  return {
    ...{ notices, news, afterwards },
    /** Brings the icon's mark up to date, and tells what is due and new. */
    takeStock,
    /** The user has opened the record: what there was to tell of it, they see. */
    opened: async (record: RecordRef): Promise<void> => {
      await held.seen(recordKey(record));
      await notices.seen(recordKey(record));
      await afterwards();
    },
  };
}
