import type { RecordRef } from '@/lib/crm/adapter';
import type { BatonDatabase } from '@/lib/store/database';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { recordKey } from '@/lib/store/record-key';
import type { ConnectedSites } from '../sites/connected-sites';

export interface CardTabsDeps {
  readonly db: BatonDatabase;
  readonly sites: Pick<ConnectedSites, 'all'>;
  readonly recordOf: (tabId: number) => Promise<RecordRef | undefined>;
  readonly tabsOf: (origin: string) => Promise<readonly number[]>;
  /** Puts the card's script into the tab, or wakes the one that is there. */
  readonly injectCard: (tabId: number) => Promise<unknown>;
  /** Tells a card, if there is one, to look anew. */
  readonly tellCard: (tabId: number) => Promise<void>;
}

/** Brings the card into pages whose record has a handoff, and only there. */
export function createCardTabs(deps: CardTabsDeps) {
  async function showCard(tabId: number): Promise<void> {
    const record = await deps.recordOf(tabId);
    const rows = record ? await handoffsOf(deps.db, recordKey(record)) : [];
    const hasHandoff = rows.some(({ handoff }) => handoff.brief !== undefined);
    await (hasHandoff ? deps.injectCard(tabId) : deps.tellCard(tabId));
  }

  return {
    showCard,
    async showCards(origin?: string): Promise<void> {
      const origins = origin === undefined ? await originsOn() : [origin];
      const tabs = await Promise.all(origins.map(deps.tabsOf));
      await Promise.all(tabs.flat().map(showCard));
    },
  };

  async function originsOn(): Promise<string[]> {
    return (await deps.sites.all()).map((site) => site.origin);
  }
}
