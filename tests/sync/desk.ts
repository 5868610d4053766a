import { openDatabase, type BatonDatabase } from '@/lib/store/database';
import { commitEntry, type Commit } from '@/lib/store/logs/commit';
import { recordKey } from '@/lib/store/record-key';
import type { Entry } from '@/lib/handoff/entry';
import type { RecordRef } from '@/lib/crm/adapter';
import type { Connection } from '@/lib/sync/connection';
import { createDelivery, type Delivery } from '@/lib/sync/delivery';
import { AT } from '../factories';
import { LEAD, MemoryCrm } from './memory-crm';

let databases = 0;

/** A database of its own, so that no test sees another's rows. */
export function newDatabase(): BatonDatabase {
  databases += 1;
  return openDatabase(`test ${process.pid} ${databases}`);
}

/** A browser with its database and delivery, a CRM, and one clock that only tests move. */
export class Desk {
  now = AT;
  readonly db = newDatabase();
  readonly crm = new MemoryCrm(() => this.now);
  connection: Connection | undefined = this.crm.connection();
  delivery: Delivery = this.newDelivery();

  /** As after the death of the worker: nothing in memory is left. */
  newDelivery(over: { db?: BatonDatabase; connection?: Connection } = {}): Delivery {
    return createDelivery({
      db: over.db ?? this.db,
      sessionFor: () => Promise.resolve(over.connection ?? this.connection),
      now: () => this.now,
      random: () => 0.5,
      locks: navigator.locks,
    });
  }

  /** The user acts: the entry is in the store and waits to be sent. */
  async commits(entry: Entry, record: RecordRef = LEAD, over: Partial<Commit> = {}): Promise<void> {
    const as = entry.by.id;
    await commitEntry(this.db, { record: recordKey(record), entry, as, now: this.now, ...over });
  }

  async drain(): Promise<number | undefined> {
    await this.delivery.drain();
    return this.delivery.nextAt();
  }

  /** Lets time pass as the alarms would, until nothing waits for time any more. */
  async settle(): Promise<void> {
    for (let runs = 0; runs < 100; runs += 1) {
      const nextAt = await this.drain();
      if (nextAt === undefined) return;
      this.now = Math.max(this.now, nextAt);
    }
    throw new Error('The outbox never comes to rest.');
  }
}
