import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import {
  type NotificationItem,
  notificationSchema,
} from '@/lib/platform/storage/shown-notifications';
import type { BatonDatabase } from '@/lib/store/database';

const KEY = 'deferred notifications';
/** Where earlier versions kept them. */
const EARLIER_KEY = 'kept|news';
/** More than anybody reads in the morning. */
const MOST = 100;

const heldSchema = z.array(z.object({ origin: z.string(), notice: notificationSchema }));
type Held = z.infer<typeof heldSchema>;

/** News that wait to be told: for the worker that dies, and for the night. Erased with the store. */
export function createDeferredNotifications(
  db: BatonDatabase,
  exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>,
) {
  const read = async (): Promise<Held> => {
    const kept = (await db.meta.get(KEY)) ?? (await db.meta.get(EARLIER_KEY));
    return parseAs(heldSchema, kept?.value).data ?? [];
  };
  const of = async (origin: string) =>
    (await read()).filter((one) => one.origin === origin).map(({ notice }) => notice);
  const change = (update: (held: Held) => Held) =>
    exclusively('held news', async () => {
      const held = update(await read());
      await db.write([db.meta], async () => {
        await db.meta.bulkDelete([KEY, EARLIER_KEY]);
        if (held.length > 0) await db.meta.put({ key: KEY, value: held.slice(-MOST) });
      });
    });

  return {
    of,
    waits: async (origin: string): Promise<boolean> => (await of(origin)).length > 0,
    add: async (origin: string, notices: readonly NotificationItem[]): Promise<void> => {
      if (notices.length === 0) return;
      await change((held) => [...held, ...notices.map((notice) => ({ origin, notice }))]);
    },
    /** Forgets what was told. */
    drop: async (origin: string, told: readonly NotificationItem[]): Promise<void> => {
      if (told.length === 0) return;
      const ids = new Set(told.map(({ id }) => id));
      await change((held) =>
        held.filter((one) => one.origin !== origin || !ids.has(one.notice.id)),
      );
    },
    /** Forgets what tells of a record that the user has opened. */
    seen: async (record: string): Promise<void> => {
      if (!(await read()).some(({ notice }) => notice.record === record)) return;
      await change((held) => held.filter(({ notice }) => notice.record !== record));
    },
  };
}
export type DeferredNotifications = ReturnType<typeof createDeferredNotifications>;
