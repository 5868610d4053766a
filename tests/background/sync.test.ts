import { expect, it } from 'vitest';
import { createSync } from '@/lib/background/sync';
import { SYNC_ALARM } from '@/lib/platform/alarms';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { aHandoverEntry, AT, SDR } from '../factories';
import { newDatabase, RECORD } from '../store/shelf';
import { exclusively, MINUTE, someAlarms } from './fakes';

interface FakeDelivery {
  readonly drain?: (db: BatonDatabase) => Promise<void>;
  readonly nextAt?: () => number | undefined;
}

async function aSync({ drain = () => Promise.resolve(), nextAt }: FakeDelivery) {
  const db = newDatabase();
  await commitEntry(db, { record: RECORD, entry: aHandoverEntry(), as: SDR.id, now: AT });
  const { due, alarms } = someAlarms();
  const sync = createSync({
    ...{ db, alarms, exclusively, now: () => AT },
    delivery: { drain: () => drain(db), nextAt: () => Promise.resolve(nextAt?.()) },
    showCards: () => Promise.resolve(),
  });
  return { due, sync };
}

it('an alarm stands before anything is sent, for the worker that dies in the middle', async () => {
  const { due, sync } = await aSync({
    drain: () => Promise.reject(new Error('the worker dies')),
  });
  await expect(sync.deliver()).rejects.toThrow();
  expect(due.get(SYNC_ALARM)).toBe(AT + MINUTE);
});

it('once all is in the CRM no alarm wakes the worker', async () => {
  const { due, sync } = await aSync({ drain: (db) => db.outbox.clear() });
  await sync.deliver();
  expect([...due]).toEqual([]);
});

it('what failed is tried again when delivery says so, not every minute', async () => {
  const { due, sync } = await aSync({ nextAt: () => AT + 9 * MINUTE });
  await sync.deliver();
  expect([...due]).toEqual([[SYNC_ALARM, AT + 9 * MINUTE]]);
});

it('a run that ends late does not put off what another has found to be due', async () => {
  const ends: (() => void)[] = [];
  const found: number[] = [];
  const { due, sync } = await aSync({
    drain: () => new Promise((resolve) => void ends.push(resolve)),
    nextAt: () => found[0],
  });
  const slow = sync.deliver();
  const quick = sync.deliver();
  await expect.poll(() => ends).toHaveLength(2);
  found.push(AT + 2 * MINUTE);
  ends[1]?.();
  await quick;
  ends[0]?.();
  await slow;
  expect([...due]).toEqual([[SYNC_ALARM, AT + 2 * MINUTE]]);
});
