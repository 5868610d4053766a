import { expect, it } from 'vitest';
import { createAwaiting } from '@/lib/background/awaiting';
import { type Alarms, createSync } from '@/lib/background/sync';
import type { CrmError } from '@/lib/crm/error';
import { PULL_ALARM, SYNC_ALARM } from '@/lib/platform/alarms';
import { commitEntry } from '@/lib/store/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { recordKey } from '@/lib/store/record-key';
import { aHandoverEntry, anEntry, AT, BDM, SDR } from '../factories';
import { newDatabase } from '../store/shelf';

const CRM = 'https://crm.example';
const RECORD = recordKey({ origin: CRM, type: 'leads', id: '7' });
const MINUTE = 60_000;

/** The browser's alarms: a name and when it goes off. */
function someAlarms() {
  const due = new Map<string, number>();
  const alarms: Alarms = {
    ensure: (name, at) =>
      Promise.resolve(void due.set(name, Math.min(at, due.get(name) ?? Infinity))),
    set: (name, at) => Promise.resolve(void due.set(name, at)),
    clear: (name) => Promise.resolve(void due.delete(name)),
  };
  return { due, alarms };
}

const handOver = (db: BatonDatabase) =>
  commitEntry(db, { record: RECORD, entry: aHandoverEntry(), as: SDR.id, now: AT });

async function aSync(drain: (db: BatonDatabase) => Promise<{ nextAt: number | undefined }>) {
  const db = newDatabase();
  await handOver(db);
  const { due, alarms } = someAlarms();
  const badges: string[] = [];
  const sync = createSync({
    ...{ db, alarms, now: () => AT },
    delivery: { drain: () => drain(db) },
    setBadge: (text) => Promise.resolve(void badges.push(text)),
    showCards: () => Promise.resolve(),
  });
  return { db, due, badges, sync };
}

const block = (db: BatonDatabase, problem: CrmError) =>
  db.outbox.toCollection().modify((row) => {
    row.problem = problem;
  });

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

it('the icon has a mark while something cannot be sent, and loses it after', async () => {
  const { db, badges, sync } = await aSync(async (store) => {
    await block(store, { code: 'signed-out' });
    return { nextAt: undefined };
  });
  await sync.deliver();
  await db.outbox.clear();
  await sync.deliver();
  expect(badges).toEqual(['!', '']);
});

function anAwaiting(db: BatonDatabase, me = SDR.id) {
  const { due, alarms } = someAlarms();
  let pauseMs = 0;
  const awaiting = createAwaiting({
    ...{ db, alarms, now: () => AT },
    sites: {
      all: () => Promise.resolve([{ origin: CRM, adapter: 'rest', me: { id: me, name: 'Me' } }]),
    },
    connections: { to: () => Promise.resolve(undefined) },
    pause: {
      read: () => Promise.resolve(pauseMs),
      write: (ms) => Promise.resolve(void (pauseMs = ms)),
    },
    showCards: () => Promise.resolve(),
  });
  return { due, awaiting };
}

it('while the SDR waits for an answer, Baton looks for one ever more seldom, up to ten minutes', async () => {
  const db = newDatabase();
  await handOver(db);
  const { due, awaiting } = anAwaiting(db);
  await awaiting.plan();
  const pauses = [due.get(PULL_ALARM)];
  for (let look = 0; look < 8; look += 1) {
    await awaiting.look();
    pauses.push(due.get(PULL_ALARM));
  }
  expect(pauses.map((at) => ((at ?? 0) - AT) / MINUTE)).toEqual([
    ...[1, 1.5, 2.25, 3.375, 5.0625, 7.59375, 10, 10, 10],
  ]);
});

it('Baton does not look for answers when none is awaited', async () => {
  const db = newDatabase();
  await handOver(db);
  const accepted = anEntry('accepted', 2, { by: BDM });
  await commitEntry(db, { record: RECORD, entry: accepted, as: BDM.id, now: AT });
  const { due, awaiting } = anAwaiting(db, BDM.id);
  await awaiting.plan();
  expect([...due]).toEqual([]);
});
