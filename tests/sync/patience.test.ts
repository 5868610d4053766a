import { describe, expect, it } from 'vitest';
import type { RecordRef } from '@/lib/crm/adapter';
import { retryNow } from '@/lib/store/outbox/outbox';
import { aHandoverEntry, anId } from '../factories';
import { Desk } from './desk';
import { LEAD } from './memory-crm';

const OTHER_LEAD: RecordRef = { ...LEAD, id: '8' };

/** A hand-over of another lead. */
const otherHandover = () => aHandoverEntry({ id: anId(70), handoff: anId(700) });

const MINUTE = 60_000;

describe('a CRM that asks for patience', () => {
  const pauses: readonly [string, number | undefined, number][] = [
    ['waits as long as it is told', 30_000, 30_000],
    ['waits a second at least', -5, 1000],
    ['waits an hour at most', 1e9, 60 * MINUTE],
    ['chooses a time itself where it is told none', undefined, 1000],
  ];
  for (const [what, retryAfterMs, wait] of pauses) {
    it(what, async () => {
      const desk = new Desk();
      desk.crm.fault = (_, number) =>
        number === 0 ? { refuse: { code: 'rate-limited', retryAfterMs } } : undefined;
      await desk.commits(aHandoverEntry());
      expect(await desk.drain()).toBe(desk.now + wait);
    });
  }

  it('is left alone until then, whatever is new and whoever asks', async () => {
    const desk = new Desk();
    desk.crm.fault = (_, number) =>
      number === 0 ? { refuse: { code: 'rate-limited', retryAfterMs: 30_000 } } : undefined;
    await desk.commits(aHandoverEntry());
    await desk.drain();
    await desk.commits(otherHandover(), OTHER_LEAD);
    await retryNow(desk.db);
    desk.delivery = desk.newDelivery();
    expect(await desk.drain()).toBe(desk.now + 30_000);
    expect(desk.crm.requests).toEqual(['createNote']);
    desk.now += 30_000;
    await desk.drain();
    expect(desk.crm.entryIds()).toEqual([anId(1), anId(70)]);
  });

  it('is asked ever more rarely while it fails, and gets everything in the end', async () => {
    const desk = new Desk();
    desk.crm.fault = (_, number) =>
      number < 6 ? { refuse: { code: 'unexpected', status: 500 } } : undefined;
    await desk.commits(aHandoverEntry());
    const begin = desk.now;
    await desk.settle();
    expect(desk.crm.entryIds()).toEqual([anId(1)]);
    expect(desk.now - begin).toBeGreaterThan(30_000);
  });

  it('is asked again at once when the user says so', async () => {
    const desk = new Desk();
    desk.crm.fault = (_, number) => (number === 0 ? 'request-lost' : undefined);
    await desk.commits(aHandoverEntry());
    await desk.drain();
    desk.now += 10_000;
    await desk.db.outbox.toCollection().modify({ notBefore: desk.now + MINUTE });
    await retryNow(desk.db);
    await desk.drain();
    expect(desk.crm.entryIds()).toEqual([anId(1)]);
  });

  it('is not left alone for a year when the clock was a year ahead', async () => {
    const desk = new Desk();
    desk.now += 365 * 24 * 60 * MINUTE;
    desk.crm.fault = (_, number) => (number === 0 ? 'request-lost' : undefined);
    await desk.commits(aHandoverEntry());
    await desk.drain();
    desk.now -= 365 * 24 * 60 * MINUTE;
    await desk.drain();
    expect(desk.crm.entryIds()).toEqual([anId(1)]);
  });
});

it('deliveries at once send everything once', async () => {
  const desk = new Desk();
  await desk.commits(aHandoverEntry());
  await Promise.all([desk.drain(), desk.newDelivery().drain(), desk.newDelivery().drain()]);
  expect(desk.crm.requests).toEqual(['createNote', 'createTask', 'assign', 'listNotes']);
});

describe('a long queue', () => {
  it('is sent in slices that end before the worker may be ended', async () => {
    const desk = new Desk();
    for (let n = 0; n < 20; n += 1) {
      const lead = { ...LEAD, id: `${n}` };
      await desk.commits(aHandoverEntry({ id: anId(n + 1), handoff: anId(n + 1000) }), lead);
    }
    desk.crm.fault = () => {
      desk.now += 1000;
      return undefined;
    };
    const begin = desk.now;
    expect(await desk.drain()).toBe(desk.now);
    expect(desk.now - begin).toBeLessThan(20_000);
    await desk.settle();
    expect(desk.crm.entryIds()).toEqual(Array.from({ length: 20 }, (_, n) => anId(n + 1)));
  });

  it('takes along what is committed while it runs', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    const late = otherHandover();
    desk.crm.fault = (_, number) => {
      if (number === 0) void desk.commits(late, OTHER_LEAD);
      return undefined;
    };
    await desk.drain();
    expect(desk.crm.entryIds()).toEqual([anId(1), anId(70)]);
  });
});
