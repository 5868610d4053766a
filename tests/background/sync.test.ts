import { describe, expect, it } from 'vitest';
import type { CrmSession } from '@/lib/crm/adapter';
import { createSync } from '@/lib/background/sync';
import { SYNC_ALARM } from '@/lib/platform/alarms';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { runBackfill, readBackfill } from '@/lib/store/backfill';
import { outboxLock } from '@/lib/store/outbox/outbox';
import { isHeld } from '@/lib/platform/locks';
import { Desk } from '../sync/desk';
import { ORIGIN } from '../sync/memory-crm';
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
    isSending: (origin) => isHeld(outboxLock(origin)),
    connectionTo: () => Promise.resolve(undefined),
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

describe('reading the earlier months', () => {
  async function aReader() {
    const desk = new Desk();
    await runBackfill(desk.db, ORIGIN, desk.now);
    let [running, most] = [0, 0];
    let answer: (() => void) | undefined;
    const { adapter, session } = desk.crm.connection();
    const searchNotes: CrmSession['searchNotes'] = async (...asked) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => (answer = resolve));
      running -= 1;
      return session.searchNotes(...asked);
    };
    const sync = createSync({
      ...{ db: desk.db, alarms: someAlarms().alarms, exclusively, now: () => desk.now },
      delivery: { drain: () => Promise.resolve(), nextAt: () => Promise.resolve(undefined) },
      showCards: () => Promise.resolve(),
      isSending: (origin) => isHeld(outboxLock(origin)),
      connectionTo: () => Promise.resolve({ adapter, session: { ...session, searchNotes } }),
    });
    const looks = async () => (await readBackfill(desk.db, ORIGIN))?.looks;
    const answerOne = async () => {
      await expect.poll(() => answer).toBeDefined();
      const now = answer;
      answer = undefined;
      now?.();
    };
    return { sync, looks, answerOne, most: () => most };
  }

  it('holds up nothing that the user sends, nor looks as if it were sent', async () => {
    const { sync, looks, answerOne } = await aReader();
    const look = sync.lookBack(ORIGIN);
    const sent = await exclusively(outboxLock(ORIGIN), () => Promise.resolve('sent'));
    expect(sent).toBe('sent');
    expect(await isHeld(outboxLock(ORIGIN))).toBe(false);
    await answerOne();
    expect(await look).toMatchObject({ ok: true });
    expect(await looks()).toBe(1);
  });

  it('waits while the user’s own acts are sent', async () => {
    const { sync, looks, most } = await aReader();
    const reply = await exclusively(outboxLock(ORIGIN), () => sync.lookBack(ORIGIN));
    expect(reply).toEqual({ ok: false, error: { code: 'no-answer' } });
    expect([most(), await looks()]).toEqual([0, 0]);
  });

  it('is the same look for all pages that ask while it is under way', async () => {
    const { sync, looks, answerOne, most } = await aReader();
    const both = Promise.all([sync.lookBack(ORIGIN), sync.lookBack(ORIGIN)]);
    await answerOne();
    expect(await both).toEqual([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
    ]);
    expect([most(), await looks()]).toEqual([1, 1]);
    const next = sync.lookBack(ORIGIN);
    await answerOne();
    await next;
    expect(await looks()).toBe(2);
  });
});
