import type { RecordRef } from '@/lib/crm/adapter';
import type { Reply } from '@/lib/messaging/reply';
import { originOf } from '@/lib/platform/tabs';
import { recordKey } from '@/lib/store/record-key';
import type { Connections } from './sites/connections';

export interface RecordOpenerDeps {
  readonly connections: Pick<Connections, 'to' | 'recordAt'>;
  readonly tabsOf: (origin: string) => Promise<readonly number[]>;
  readonly tabUrl: (tabId: number) => Promise<string | undefined>;
  /** Tells whether the tab was still there. */
  readonly focusTab: (tabId: number) => Promise<boolean>;
  readonly openTab: (url: string) => Promise<void>;
}

/** Leads the user to a record in its CRM: to the tab that shows it, else to a new one. */
export function createRecordOpener(deps: RecordOpenerDeps) {
  const { connections, tabsOf, tabUrl, focusTab, openTab } = deps;

  async function shownIn(record: RecordRef): Promise<boolean> {
    for (const tabId of await tabsOf(record.origin)) {
      const shown = await connections.recordAt(await tabUrl(tabId));
      if (shown && recordKey(shown) === recordKey(record) && (await focusTab(tabId))) return true;
    }
    return false;
  }

  return {
    /** The address is the adapter's own, never one that a note names. */
    open: async (record: RecordRef): Promise<Reply<undefined>> => {
      const connection = await connections.to(record.origin);
      if (!connection) return { ok: false, error: { code: 'site-off' } };
      if (await shownIn(record)) return { ok: true, value: undefined };
      const url = connection.adapter.recordUrl(record);
      if (originOf(url) !== record.origin) return { ok: false, error: { code: 'refused' } };
      await openTab(url);
      return { ok: true, value: undefined };
    },
  };
}
export type RecordOpener = ReturnType<typeof createRecordOpener>;
