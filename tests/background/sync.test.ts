import { expect, it } from 'vitest';
import { createSync } from '@/lib/background/sync';
import { SYNC_ALARM } from '@/lib/platform/alarms';
import { commitEntry } from '@/lib/store/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { aHandoverEntry, AT, SDR } from '../factories';
import { newDatabase, RECORD } from '../store/shelf';
import { MINUTE, someAlarms } from './fakes';

async function aSync(drain: (db: BatonDatabase) => Promise<{ nextAt: number | undefined }>) {
  const db = newDatabase();
  await commitEntry(db, { record: RECORD, entry: aHandoverEntry(), as: SDR.id, now: AT });
  const { due, alarms } = someAlarms();
  const sync = createSync({
    ...{ db, alarms, now: () => AT },
    delivery: { drain: () => drain(db) },
    showCards: () => Promise.resolve(),
  });
  return { due, sync };
}

it('an alarm stands before anything is sent, for the worker that dies in the middle', async () => {
  const { due, sync } = await aSync(() => Promise.reject(new Error('the worker dies')));
  await expect(sync.deliver()).rejects.toThrow();
  expect(due.get(SYNC_ALARM)).toBe(AT + MINUTE);
});

it('once all is in the CRM no alarm wakes the worker', async () => {
  const { due, sync } = await aSync(async (db) => {
    await db.outbox.clear();
    return { nextAt: undefined };
  });
  await sync.deliver();
  expect([...due]).toEqual([]);
});

it('what failed is tried again when delivery says so, not every minute', async () => {
  const { due, sync } = await aSync(() => Promise.resolve({ nextAt: AT + 9 * MINUTE }));
  await sync.deliver();
  expect([...due]).toEqual([[SYNC_ALARM, AT + 9 * MINUTE]]);
});
