import { describe, expect, it } from 'vitest';
import type { BatonDatabase } from '@/lib/store/database';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { recordKey } from '@/lib/store/record-key';
import { pullRecord } from '@/lib/sync/pull';
import { aHandoverEntry, anEntry, BDM, SDR } from '../factories';
import { Desk, newDatabase } from './desk';
import { LEAD } from './memory-crm';

/** A browser profile as it is copied: every row of every table. */
async function copyOf(db: BatonDatabase): Promise<BatonDatabase> {
  const copy = newDatabase();
  for (const { name } of db.tables) await copy.table(name).bulkAdd(await db.table(name).toArray());
  return copy;
}

async function pull(desk: Desk, db: BatonDatabase): Promise<void> {
  await pullRecord(db, desk.crm.connection(), LEAD, { now: desk.now, me: SDR.id });
}

/** Lets a delivery of this store go on as the alarms would, until nothing waits for time any more. */
async function settle(desk: Desk, db: BatonDatabase): Promise<void> {
  const delivery = desk.newDelivery({ db });
  for (let runs = 0; runs < 50; runs += 1) {
    await delivery.drain();
    const nextAt = await delivery.nextAt();
    if (nextAt === undefined) return;
    desk.now = Math.max(desk.now, nextAt);
  }
  throw new Error('The outbox never comes to rest.');
}

async function standing(db: BatonDatabase) {
  const [row] = await handoffsOf(db, recordKey(LEAD));
  return row && foldRow(row);
}

describe('a profile that is restored from an old back-up', () => {
  it('gets back from the CRM what it has forgotten, and sends nothing twice', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    const backUp = await copyOf(desk.db);
    await desk.settle();
    await desk.commits(anEntry('message', 3));
    await desk.settle();
    desk.crm.signedIn = BDM;
    await desk.commits(anEntry('accepted', 4));
    await desk.settle();
    desk.crm.signedIn = SDR;
    const before = await standing(desk.db);
    expect([before?.state, desk.crm.notes.length, desk.crm.tasks.length]).toEqual([
      ...(['accepted', 3, 1] as const),
    ]);

    // The panel opens on the lead: its notes are read, and what waits is sent.
    await pull(desk, backUp);
    await settle(desk, backUp);
    await pull(desk, backUp);
    expect(await standing(backUp)).toEqual(before);
    expect([desk.crm.notes.length, desk.crm.tasks.length]).toEqual([3, 1]);
    expect(await backUp.outbox.count()).toBe(0);
  });
});

describe('a profile that is copied to a second machine', () => {
  it('with a hand-over on its way: both send it, and it is one note and one task in effect', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    const second = await copyOf(desk.db);
    await desk.settle();
    await settle(desk, second);
    for (const db of [desk.db, second]) {
      await pull(desk, db);
      const handoff = await standing(db);
      expect(handoff?.state).toBe('handed-over');
      expect(handoff?.timeline).toHaveLength(1);
      expect(await db.outbox.count()).toBe(0);
    }
    expect([desk.crm.notes.length, desk.crm.tasks.length]).toEqual([1, 1]);
  });
});
