import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import {
  type NotificationItem,
  notificationSchema,
} from '@/lib/platform/storage/shown-notifications';
import type { BatonDatabase } from '@/lib/store/database';
import { saveFormDraft, readFormDraft } from '@/lib/store/form-drafts';

/** More than anybody reads in the morning. */
const MOST = 100;

const heldSchema = z.array(z.object({ origin: z.string(), notice: notificationSchema }));
type Held = z.infer<typeof heldSchema>;

/** News that wait to be told: for the worker that dies, and for the night. Erased with the store. */
export function createDeferredNotifications(
  db: BatonDatabase,
  exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>,
) {
  const read = async () => parseAs(heldSchema, await readFormDraft(db, 'news')).data ?? [];
  const of = async (origin: string) =>
    (await read()).filter((one) => one.origin === origin).map(({ notice }) => notice);
  const change = (update: (held: Held) => Held) =>
    exclusively('held news', async () => {
      const held = update(await read());
      await saveFormDraft(db, 'news', held.length > 0 ? held.slice(-MOST) : undefined);
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
