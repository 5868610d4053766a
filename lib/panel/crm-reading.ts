import type { RecordRef } from '@/lib/crm/adapter';
import { recordKey } from '@/lib/store/record-key';
import type { PanelParts } from './parts';
import type { CrmReading, PanelStore } from './store';

/** Asks the background to read from the CRM into the store, and tells how that goes. */
export interface CrmReadings {
  /** Reads the record, its notes, and who is signed in. */
  readonly refresh: (record: RecordRef) => Promise<void>;
  readonly refreshPeople: (origin: string) => Promise<void>;
}

export function createCrmReading({ send }: PanelParts, store: PanelStore): CrmReadings {
  return {
    refresh: async (record) => {
      const key = recordKey(record);
      const tell = (now: CrmReading) =>
        store.setState(({ reading }) => ({ reading: { ...reading, [key]: now } }));
      tell('reading');
      const reply = await send('record/refresh', { record });
      if (reply.ok) {
        store.setState(({ clockAhead }) => ({
          clockAhead: { ...clockAhead, [record.origin]: reply.value?.clockAheadMs },
        }));
      }
      tell(reply.ok ? 'read' : reply.error);
    },
    refreshPeople: async (origin) => {
      const tell = (now: CrmReading) =>
        store.setState(({ peopleReading }) => ({
          peopleReading: { ...peopleReading, [origin]: now },
        }));
      tell('reading');
      const reply = await send('people/refresh', { origin });
      tell(reply.ok ? 'read' : reply.error);
    },
  };
}
