import type { RecordRef } from '@/lib/crm/adapter';
import { adapterById } from '@/lib/crm/registry';
import type { PagePayload } from '@/lib/messaging/protocol';
import type { Reply } from '@/lib/messaging/reply';
import type { PageSender } from '@/lib/messaging/sender';
import type { SeenPage } from '@/lib/platform/storage/seen-pages';
import type { ConnectedSites } from './connected-sites';

export interface PageVisitsDeps {
  readonly sites: Pick<ConnectedSites, 'find'>;
  readonly tabUrl: (tabId: number) => Promise<string | undefined>;
  readonly recordAt: (url: string | undefined) => Promise<RecordRef | undefined>;
  readonly saveSeen: (tabId: number, page: SeenPage) => Promise<void>;
  readonly showCard: (tabId: number) => Promise<void>;
  readonly readRecord: (record: RecordRef) => Promise<Reply>;
  readonly deliver: (origin: string) => Promise<void>;
  /** The same, and what is stuck on this record once more. */
  readonly deliverOn: (record: RecordRef) => Promise<void>;
  /** Brings up to date what depends on what was seen: the icon's mark, reminders, when to look again. */
  readonly afterChange: () => Promise<void>;
  readonly wait: (ms: number) => Promise<void>;
}

/** The browser may learn of a page's own navigation a moment after the page's script does. */
const LOOKS = 5;
const BETWEEN_LOOKS_MS = 60;

const nothingMore: Reply = { ok: true, value: {} };

/** Hears of the pages of CRMs that are on, and does what a visited record asks for. */
export function createPageVisits(deps: PageVisitsDeps) {
  async function settledUrl(tabId: number, told: string): Promise<string | undefined> {
    let url = await deps.tabUrl(tabId);
    for (let look = 1; look < LOOKS && url !== told; look += 1) {
      await deps.wait(BETWEEN_LOOKS_MS);
      url = await deps.tabUrl(tabId);
    }
    return url;
  }

  return {
    /**
     * Answers which selectors to look for, where the address is a record's; told their matches,
     * reads the record into the store.
     */
    async seen(told: PagePayload<'page/seen'>, page: PageSender): Promise<Reply> {
      const site = await deps.sites.find(page.origin);
      const look = (site && adapterById(site.adapter)?.markers) ?? [];
      if (!told.markers && (await deps.recordAt(told.url))) return { ok: true, value: { look } };
      const markers = (told.markers ?? []).filter((marker) => look.includes(marker));
      // The browser's word counts, not the page's.
      const url = await settledUrl(page.tabId, told.url);
      if (url === undefined) return nothingMore;
      await deps.saveSeen(page.tabId, { url, markers });
      await deps.showCard(page.tabId);
      const record = await deps.recordAt(url);
      const isRead = record !== undefined && (await deps.readRecord(record)).ok;
      await (isRead ? deps.deliverOn(record) : deps.deliver(page.origin));
      await deps.showCard(page.tabId);
      // Last: the card waits for nothing that is not on it.
      await deps.afterChange();
      return nothingMore;
    },
  };
}
