import { describe, expect, it } from 'vitest';
import type { CrmSession } from '@/lib/crm/adapter';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { recordKey } from '@/lib/store/record-key';
import type { Connection } from '@/lib/sync/connection';
import { aHandoverEntry, anEntry, aRecording, BDM } from '../factories';
import { Desk } from './desk';
import { LEAD } from './memory-crm';

class Killed extends Error {}

/** Counts what a delivery waits for, and kills it at the chosen one: just before or just after. */
class Reaper {
  count = 0;
  readonly at: number;
  readonly when: 'before' | 'after';

  constructor(at: number, when: 'before' | 'after') {
    this.at = at;
    this.when = when;
  }

  async wait<Value>(work: () => PromiseLike<Value>): Promise<Value> {
    const isMine = this.count === this.at;
    this.count += 1;
    if (this.count > this.at + 1) throw new Killed();
    if (isMine && this.when === 'before') throw new Killed();
    const value = await work();
    if (isMine) throw new Killed();
    return value;
  }
}

/** The same object, whose named methods answer through the reaper. */
function reaped<Target extends object>(target: Target, names: readonly string[], reaper: Reaper) {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name, object);
      if (typeof value !== 'function' || !names.includes(String(name))) return value;
      // Each of these methods gives a promise: that is what the names are chosen by.
      const method = value.bind(object) as (...args: unknown[]) => PromiseLike<unknown>;
      return (...args: unknown[]) => reaper.wait(() => method(...args));
    },
  });
}

const REQUESTS: readonly (keyof CrmSession)[] = [
  ...(['listNotes', 'createNote', 'findTasks'] as const),
  ...(['createTask', 'assign', 'completeTask'] as const),
  ...(['findFile', 'attachFile'] as const),
];

function reapedParts(desk: Desk, reaper: Reaper) {
  const connection = desk.crm.connection();
  const session = reaped(connection.session, REQUESTS, reaper);
  const db = reaped(desk.db, ['write'], reaper);
  return { db, connection: { ...connection, session } satisfies Connection };
}

/** Runs a delivery that dies at its n-th wait; tells whether it came that far. */
async function diesAt(desk: Desk, at: number, when: 'before' | 'after'): Promise<boolean> {
  const reaper = new Reaper(at, when);
  try {
    await desk.newDelivery(reapedParts(desk, reaper)).drain();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  return reaper.count > at;
}

async function expectOneOfEach(desk: Desk): Promise<void> {
  expect(desk.crm.notes).toHaveLength(1);
  expect(desk.crm.tasks).toHaveLength(1);
  expect(desk.crm.owners.get(recordKey(LEAD))).toBe(BDM.id);
  expect(await desk.db.outbox.count()).toBe(0);
  const [row] = await handoffsOf(desk.db, recordKey(LEAD));
  expect(row?.log).toMatchObject([{ noteId: 'n1' }]);
}

describe('a worker that dies while it delivers', { timeout: 60_000 }, () => {
  for (const when of ['before', 'after'] as const) {
    it(`leaves one note, one task and an empty outbox, ${when} whichever wait it dies`, async () => {
      let waits = 0;
      for (let isReached = true; isReached; waits += 1) {
        const desk = new Desk();
        await desk.commits(aHandoverEntry());
        isReached = await diesAt(desk, waits, when);
        await desk.settle();
        await expectOneOfEach(desk);
      }
      // Four requests, each between two transactions; within the last, what the CRM shows is kept.
      expect(waits - 1).toBe(13);
    });
  }

  it('leaves the same when the next one dies as well, wherever each of them does', async () => {
    for (let first = 0; first < 9; first += 1) {
      for (let second = 0; second < 9; second += 1) {
        const desk = new Desk();
        await desk.commits(aHandoverEntry());
        await diesAt(desk, first, 'after');
        desk.now += 60_000;
        await diesAt(desk, second, 'after');
        await desk.settle();
        await expectOneOfEach(desk);
      }
    }
  });

  it('leaves one note and one file of a voice note, before or after whichever wait it dies', async () => {
    const body = { channel: 'voice-note', remark: '', voiceNote: true } as const;
    const entry = { ...anEntry('verbal-handover', 2), body };
    for (const when of ['before', 'after'] as const) {
      let waits = 0;
      for (let isReached = true; isReached; waits += 1) {
        const desk = new Desk();
        await desk.db.files.put(aRecording({ id: entry.id, record: recordKey(LEAD) }));
        await desk.commits(entry, LEAD, { file: 'waiting' });
        isReached = await diesAt(desk, waits, when);
        await desk.settle();
        expect([desk.crm.notes.length, desk.crm.files.length]).toEqual([1, 1]);
        expect([await desk.db.outbox.count(), await desk.db.files.count()]).toEqual([0, 0]);
      }
      // Two requests, each between two transactions.
      expect(waits - 1).toBe(6);
    }
  });

  it('waits until a request of the dead one can no longer be on its way', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await diesAt(desk, 0, 'after');
    expect(await desk.drain()).toBe(desk.now + 10_000);
    expect(desk.crm.requests).toEqual([]);
  });
});
