import { SAFETY_MS, SYNC_ALARM } from '@/lib/platform/alarms';
import type { BatonDatabase } from '@/lib/store/database';
import type { RecordRef } from '@/lib/crm/adapter';
import { successorOf } from '@/lib/store/moving';
import { countWaiting, retryNow, retryRecord } from '@/lib/store/outbox';
import { recordKey } from '@/lib/store/record-key';
import type { Delivery } from '@/lib/sync/delivery';

export interface Alarms {
  readonly ensure: (name: string, at: number) => Promise<void>;
  readonly set: (name: string, at: number) => Promise<void>;
  readonly clear: (name: string) => Promise<void>;
}

export interface SyncParts {
  readonly db: BatonDatabase;
  readonly delivery: Delivery;
  readonly alarms: Alarms;
  /** Makes the cards of an origin's pages show how things stand now; of all origins where none is named. */
  readonly showCards: (origin?: string) => Promise<void>;
  readonly now: () => number;
}

/** Brings what waits to the CRMs, and sees to it that it is tried again as long as something waits. */
export function createSync({ db, delivery, alarms, showCards, now }: SyncParts) {
  async function settle(nextAt: number | undefined): Promise<void> {
    const waiting = await countWaiting(db);
    // What waits for the user (a sign-in, an open tab) is woken by that, not by the clock.
    if (waiting === 0 || nextAt === undefined) await alarms.clear(SYNC_ALARM);
    else await alarms.set(SYNC_ALARM, nextAt);
  }

  async function deliver(origin?: string): Promise<void> {
    const waiting = await countWaiting(db);
    if (waiting === 0) return settle(undefined);
    // Before anything is sent: whatever dies from here on, the alarm takes it up again.
    await alarms.ensure(SYNC_ALARM, now() + SAFETY_MS);
    const { nextAt } = await delivery.drain(origin);
    await settle(nextAt);
    await showCards(origin);
  }

  return {
    deliver,
    /** Like {@link deliver}; what is stuck on this record, which the user sees just now, is tried once. */
    async deliverOn(record: RecordRef): Promise<void> {
      const key = recordKey(record);
      await retryRecord(db, (await successorOf(db, key)) ?? key);
      await deliver(record.origin);
    },
    /** Like {@link deliver}, for a user who says *now*: pauses after failed attempts end. */
    async deliverNow(origin?: string): Promise<void> {
      await retryNow(db, origin);
      await deliver(origin);
    },
  };
}
export type Sync = ReturnType<typeof createSync>;
