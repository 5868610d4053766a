import type { Reply } from '@/lib/messaging/reply';
import { SAFETY_MS, SYNC_ALARM } from '@/lib/platform/alarms';
import type { BatonDatabase } from '@/lib/store/database';
import type { RecordRef } from '@/lib/crm/adapter';
import { shared } from '@/lib/platform/locks';
import { successorOf } from '@/lib/store/logs/moving';
import { countWaiting, retryNow, retryRecord } from '@/lib/store/outbox/outbox';
import { recordKey } from '@/lib/store/record-key';
import { lookBack } from '@/lib/sync/backfill';
import type { Connection } from '@/lib/sync/connection';
import type { Delivery } from '@/lib/sync/delivery';

export interface Alarms {
  readonly ensure: (name: string, at: number) => Promise<void>;
  readonly set: (name: string, at: number) => Promise<void>;
  readonly clear: (name: string) => Promise<void>;
}

export interface SyncDeps {
  readonly db: BatonDatabase;
  readonly delivery: Delivery;
  readonly alarms: Alarms;
  /** Makes the cards of an origin's pages show how things stand now; of all origins where none is named. */
  readonly showCards: (origin?: string) => Promise<void>;
  /** Whether something is on its way to the CRM now. */
  readonly isSending: (origin: string) => Promise<boolean>;
  /** The CRM at an origin that Baton is on for; `undefined` for any other. */
  readonly connectionTo: (origin: string) => Promise<Connection | undefined>;
  readonly now: () => number;
  readonly exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
}

/** Brings what waits to the CRMs, and sees to it that it is tried again as long as something waits. */
export function createSync(deps: SyncDeps) {
  const { db, delivery, alarms, showCards, now, exclusively } = deps;
  const looks = new Map<string, Promise<Reply<undefined>>>();
  /** In turns, or what one run found a moment ago would clear the alarm that another one has just set. */
  const withAlarm = (work: () => Promise<void>) => exclusively(SYNC_ALARM, work);

  /** What waits for the user (a sign-in, an open tab) is woken by that, not by the clock. */
  const settle = () =>
    withAlarm(async () => {
      const nextAt = await delivery.nextAt();
      await (nextAt === undefined ? alarms.clear(SYNC_ALARM) : alarms.set(SYNC_ALARM, nextAt));
    });

  async function deliver(origin?: string): Promise<void> {
    if ((await countWaiting(db)) === 0) return settle();
    // Before anything is sent: whatever dies from here on, the alarm takes it up again.
    await withAlarm(() => alarms.ensure(SYNC_ALARM, now() + SAFETY_MS));
    await delivery.drain(origin);
    await settle();
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
    /**
     * Looks once further through the notes of earlier months, one look at a time. The user's own acts
     * come first: while they are sent nothing is asked nor answered, and whoever asks does so again.
     * However many pages ask, it is one look for all of them: no more than one would ask for.
     */
    lookBack: (origin: string): Promise<Reply<undefined>> =>
      shared(looks, origin, async () => {
        if (await deps.isSending(origin)) return { ok: false, error: { code: 'no-answer' } };
        const connection = await deps.connectionTo(origin);
        if (!connection) return { ok: false, error: { code: 'site-off' } };
        return lookBack(db, connection, origin, now());
      }),
  };
}
