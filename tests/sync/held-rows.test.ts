import { describe, expect, it } from 'vitest';
import type { RecordRef } from '@/lib/crm/adapter';
import type { CrmError } from '@/lib/crm/error';
import { quarantinedRows } from '@/lib/store/quarantine';
import { countWaiting, outboxOf, retryNow, retryRecord } from '@/lib/store/outbox/outbox';
import { recordKey } from '@/lib/store/record-key';
import type { OutboxRow } from '@/lib/store/rows';
import { readRecordStatus } from '@/lib/store/logs/record-status';
import { createDelivery } from '@/lib/sync/delivery';
import { aHandoverEntry, anEntry, anId, BDM, HANDOFF, SDR } from '../factories';
import { Desk } from './desk';
import { type Call, LEAD } from './memory-crm';

const OTHER_LEAD: RecordRef = { ...LEAD, id: '8' };

/** A hand-over of another lead. */
const otherHandover = () => aHandoverEntry({ id: anId(70), handoff: anId(700) });

async function problemOf(desk: Desk, record = LEAD): Promise<CrmError | undefined> {
  return (await outboxOf(desk.db, recordKey(record)))[0]?.problem;
}

const without = (row: OutboxRow, key: keyof OutboxRow) =>
  Object.fromEntries(Object.entries(row).filter(([other]) => other !== key));

describe('a damaged row', () => {
  const damages: readonly (readonly [string, (row: OutboxRow) => unknown])[] = [
    ['without steps', (row) => without(row, 'steps')],
    ['with steps that are none', (row) => ({ ...row, steps: 'note' })],
    ['with a step of no kind', (row) => ({ ...row, steps: [{ name: 'constructor' }] })],
    ['with a step that is nothing', (row) => ({ ...row, steps: [null] })],
    ['with a record that is none', (row) => ({ ...row, record: 'garbage' })],
    ['with a record that cannot be decoded', (row) => ({ ...row, record: '%|%|%' })],
    ['without a record', (row) => without(row, 'record')],
    ['of another origin than its record', (row) => ({ ...row, origin: 'https://other.example' })],
    ['without an origin', (row) => without(row, 'origin')],
    ['with an origin that is a number', (row) => ({ ...row, origin: 7 })],
    ['without an author', (row) => without(row, 'as')],
    ['without its handoff', (row) => without(row, 'handoff')],
    ['with an odd length', (row) => ({ ...row, as: { length: { toString: 0, valueOf: 0 } } })],
  ];
  it.each(damages)('%s is set aside and stops no other', async (_, damaged) => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    const [row] = await outboxOf(desk.db, recordKey(LEAD));
    if (!row) throw new Error('nothing waits to be sent');
    await desk.db.outbox.add(
      damaged({ ...without(row, 'seq'), entry: anId(99) } as OutboxRow) as OutboxRow,
    );
    await desk.commits(otherHandover(), OTHER_LEAD);
    expect(await countWaiting(desk.db)).toBe(2);
    await desk.settle();
    expect(desk.crm.entryIds()).toEqual([anId(1), anId(70)]);
    expect(await quarantinedRows(desk.db)).toMatchObject([{ table: 'outbox' }]);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('that only says oddly why it did not go, goes', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    for (const problem of [{ code: 'constructor' }, { length: {} }, 'no', null]) {
      await desk.db.outbox.toCollection().modify({ problem: problem as never });
      expect(await problemOf(desk)).toBeUndefined();
    }
    await desk.settle();
    expect(desk.crm.entryIds()).toEqual([anId(1)]);
  });
});

describe('a row that cannot go', () => {
  const held: readonly CrmError[] = [
    { code: 'signed-out' },
    { code: 'no-tab' },
    { code: 'no-permission' },
    { code: 'no-token' },
    { code: 'token-refused' },
  ];
  for (const error of held) {
    it(`says why (${error.code}), waits for no alarm, and goes when the cause ends`, async () => {
      const desk = new Desk();
      desk.crm.fault = () => ({ refuse: error });
      await desk.commits(aHandoverEntry());
      expect(await desk.drain()).toBeUndefined();
      expect(await outboxOf(desk.db, recordKey(LEAD))).toMatchObject([
        { problem: error, attempts: 0, steps: [{ state: 'waiting' }, {}, {}, {}] },
      ]);
      desk.crm.fault = () => undefined;
      await desk.drain();
      expect(desk.crm.entryIds()).toEqual([anId(1)]);
    });
  }

  const unmended: readonly CrmError[] = [
    { code: 'forbidden' },
    { code: 'not-found' },
    { code: 'too-long' },
    { code: 'rejected', reason: 'Archived leads take no notes' },
  ];
  for (const error of unmended) {
    it(`is not sent again and again (${error.code}), but when its lead is visited`, async () => {
      const desk = new Desk();
      desk.crm.fault = (call) => (call === 'createNote' ? { refuse: error } : undefined);
      await desk.commits(aHandoverEntry());
      for (let drains = 0; drains < 10; drains += 1) expect(await desk.drain()).toBeUndefined();
      expect(desk.crm.requestsOf('createNote')).toBe(1);
      expect(await problemOf(desk)).toEqual(error);
      await retryRecord(desk.db, recordKey(OTHER_LEAD));
      await desk.drain();
      expect(desk.crm.requestsOf('createNote')).toBe(1);
      await retryRecord(desk.db, recordKey(LEAD));
      await desk.drain();
      await desk.drain();
      expect(desk.crm.requestsOf('createNote')).toBe(2);
      desk.crm.fault = () => undefined;
      await retryNow(desk.db);
      await desk.drain();
      expect(desk.crm.entryIds()).toEqual([anId(1)]);
    });
  }

  it('whose session has ended says so, though the CRM told of a missing right (S1)', async () => {
    const desk = new Desk();
    const calls = ['createTask', 'assign', 'createNote'] as const;
    for (const [n, lost] of calls.entries()) {
      const entry = aHandoverEntry({ id: anId(10 + n), handoff: anId(100 + n) });
      const lead = { ...LEAD, id: lost };
      desk.crm.fault = (call) => {
        if (call === 'whoAmI') return { refuse: { code: 'signed-out' } };
        return call === lost ? { refuse: { code: 'forbidden' } } : undefined;
      };
      await desk.commits(entry, lead);
      await desk.drain();
      expect(await problemOf(desk, lead)).toEqual({ code: 'signed-out' });
      desk.crm.fault = () => undefined;
      await desk.drain();
      expect(desk.crm.entryIds()).toContain(entry.id);
      expect(desk.crm.owners.get(recordKey(lead))).toBe(BDM.id);
      expect(desk.crm.tasks.map(({ record }) => record)).toContain(recordKey(lead));
    }
  });

  it('for what its note says (a rule of the CRM) holds nothing else back', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.drain();
    const rule = { code: 'rejected', reason: 'No links in comments' } as const;
    desk.crm.fault = (call) => (call === 'createNote' ? { refuse: rule } : undefined);
    await desk.commits(anEntry('message', 2));
    await desk.drain();
    desk.crm.fault = () => undefined;
    await desk.commits(anEntry('message', 3));
    expect(await desk.drain()).toBeUndefined();
    expect(desk.crm.entryIds()).toEqual([anId(1), anId(3)]);
    expect(await problemOf(desk)).toEqual(rule);
  });

  it('and is a hand-over holds back only what builds on it', async () => {
    const desk = new Desk();
    const rule = { code: 'rejected', reason: 'No phone' } as const;
    desk.crm.fault = (_, number) => (number === 0 ? { refuse: rule } : undefined);
    await desk.commits(aHandoverEntry());
    await desk.commits(anEntry('message', 2));
    await desk.commits(otherHandover());
    await desk.settle();
    expect(desk.crm.entryIds()).toEqual([anId(70)]);
    await retryNow(desk.db);
    await desk.settle();
    expect(desk.crm.entryIds()).toEqual([anId(70), anId(1), anId(2)]);
  });

  it('says so where the site is off', async () => {
    const desk = new Desk();
    desk.connection = undefined;
    await desk.commits(aHandoverEntry());
    expect(await desk.drain()).toBeUndefined();
    expect(await problemOf(desk)).toEqual({ code: 'no-permission' });
  });

  it('is refused for its length before any request', async () => {
    const desk = new Desk();
    desk.crm.noteLength = 500;
    desk.connection = desk.crm.connection();
    await desk.commits(aHandoverEntry());
    await desk.drain();
    expect(await problemOf(desk)).toEqual({ code: 'too-long' });
    expect(desk.crm.requests).toEqual([]);
  });

  it('holds back what comes after it on its lead, and nothing else', async () => {
    const desk = new Desk();
    desk.crm.fault = (call, number) =>
      number === 0 && call === 'createNote' ? { refuse: { code: 'forbidden' } } : undefined;
    await desk.commits(aHandoverEntry());
    await desk.commits(anEntry('message', 2));
    await desk.commits(otherHandover(), OTHER_LEAD);
    await desk.drain();
    expect(desk.crm.entryIds()).toEqual([anId(70)]);
    await retryNow(desk.db);
    await desk.drain();
    expect(desk.crm.entryIds()).toEqual([anId(70), anId(1), anId(2)]);
  });

  it('stops everything at a CRM that nobody is signed in to, and says so on every lead', async () => {
    const desk = new Desk();
    desk.crm.signedIn = undefined;
    await desk.commits(aHandoverEntry());
    await desk.commits(otherHandover(), OTHER_LEAD);
    await desk.drain();
    expect(desk.crm.requests).toEqual(['createNote']);
    expect(await problemOf(desk)).toEqual({ code: 'signed-out' });
    expect(await problemOf(desk, OTHER_LEAD)).toEqual({ code: 'signed-out' });
  });

  it('is never sent in the name of somebody else, whose own rows go', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.commits(otherHandover(), OTHER_LEAD);
    await desk.commits(anEntry('accepted', 2));
    desk.crm.signedIn = BDM;
    await desk.drain();
    expect(desk.crm.entryIds()).toEqual([anId(2)]);
    expect(desk.crm.requestsOf('createNote')).toBe(2);
    expect(await problemOf(desk, OTHER_LEAD)).toEqual({ code: 'other-user', userName: BDM.name });
    desk.crm.signedIn = SDR;
    await desk.drain();
    expect(desk.crm.entryIds().sort()).toEqual([anId(1), anId(2), anId(70)]);
  });

  it('whose entry is gone is set aside', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.db.handoffs.clear();
    expect(await desk.drain()).toBeUndefined();
    expect(await desk.db.aside.toArray()).toMatchObject([
      { table: 'outbox', row: { entry: anId(1) } },
    ]);
    expect(desk.crm.requests).toEqual([]);
  });
});

describe('what goes with a note', () => {
  const reason = 'Leads without a phone stay where they are';
  const refuse = (refused: Call, code: 'forbidden' | 'not-found' | 'rejected') => (call: Call) =>
    call === refused
      ? { refuse: code === 'rejected' ? { code, reason } : ({ code } as const) }
      : undefined;
  const refusedOn = async (desk: Desk) =>
    (await readRecordStatus(desk.db, recordKey(LEAD))).refused.get(HANDOFF);

  it.each([
    ['createTask', 'forbidden', 'task'],
    ['createTask', 'not-found', 'task'],
    ['assign', 'forbidden', 'assign'],
    ['assign', 'not-found', 'assign'],
    ['createTask', 'rejected', 'task'],
    ['assign', 'rejected', 'assign'],
  ] as const)(
    'and is refused (%s: %s) ends there, is told, and holds nothing back',
    async (call, code, step) => {
      const desk = new Desk();
      desk.crm.fault = refuse(call, code);
      await desk.commits(aHandoverEntry());
      await desk.commits(anEntry('message', 2));
      expect(await desk.drain()).toBeUndefined();
      expect(desk.crm.entryIds()).toEqual([anId(1), anId(2)]);
      expect(await outboxOf(desk.db, recordKey(LEAD))).toEqual([]);
      expect(await refusedOn(desk)).toEqual([step]);
      expect(desk.crm.requestsOf(call)).toBe(1);
      const { reasons } = await readRecordStatus(desk.db, recordKey(LEAD));
      expect(reasons.get(HANDOFF)).toEqual(code === 'rejected' ? [reason] : []);
    },
  );

  it('and is refused when the BDM accepts: the task cannot be closed', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.drain();
    desk.crm.signedIn = BDM;
    desk.crm.fault = refuse('completeTask', 'forbidden');
    await desk.commits(anEntry('accepted', 2));
    await desk.drain();
    expect(await outboxOf(desk.db, recordKey(LEAD))).toEqual([]);
    expect(await refusedOn(desk)).toEqual(['complete-task']);
  });

  it('and meets an error that may pass is tried again, and what comes after it goes meanwhile', async () => {
    const desk = new Desk();
    desk.crm.fault = (call) =>
      call === 'createTask' ? { refuse: { code: 'unexpected', status: 400 } } : undefined;
    await desk.commits(aHandoverEntry());
    await desk.commits(anEntry('message', 2));
    expect(await desk.drain()).toBeGreaterThan(desk.now);
    expect(desk.crm.entryIds()).toEqual([anId(1), anId(2)]);
    desk.crm.fault = () => undefined;
    await desk.settle();
    expect(desk.crm.tasks).toHaveLength(1);
    expect(await refusedOn(desk)).toEqual([]);
  });

  it('is not done any more for what was taken back before it could be sent', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.commits(anEntry('withdrawn', 2));
    await desk.settle();
    expect(desk.crm.entryIds()).toEqual([anId(1), anId(2)]);
    expect(desk.crm.tasks).toEqual([]);
    expect([...desk.crm.owners]).toEqual([]);
  });

  it('is closed when it is taken back afterwards', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.settle();
    await desk.commits(anEntry('withdrawn', 2));
    await desk.settle();
    expect(desk.crm.tasks.map(({ done }) => done)).toEqual([true]);
  });
});

it('what is sent at one CRM takes no turn from what waits at another', async () => {
  const desk = new Desk();
  const elsewhere: RecordRef = { ...LEAD, origin: 'https://other.example' };
  desk.crm.fault = () => ({ refuse: { code: 'unexpected', status: 500 } });
  await desk.commits(aHandoverEntry());
  const again = await desk.drain();
  desk.crm.fault = () => undefined;
  await desk.commits(otherHandover(), elsewhere);
  expect(again).toBeGreaterThan(desk.now);
  await desk.delivery.drain(elsewhere.origin);
  expect(await desk.delivery.nextAt()).toBe(again);
});

const UNTIL_SOMEBODY_ACTS: readonly CrmError[] = [
  { code: 'signed-out' },
  { code: 'other-user', userName: 'Bea' },
  { code: 'no-tab' },
  { code: 'no-token' },
];

for (const refuse of UNTIL_SOMEBODY_ACTS) {
  it(`a person who mends “${refuse.code}” while a run still hears of it has it sent at once`, async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    const runs: Promise<void>[] = [];
    desk.crm.fault = (_, number) => {
      if (number > 0) return undefined;
      // The person acts while the answer is on its way, and the browser tells Baton so.
      runs.push(desk.delivery.drain(LEAD.origin), desk.delivery.drain());
      return { refuse };
    };
    await desk.delivery.drain();
    await Promise.all(runs);
    expect(desk.crm.entryIds()).toEqual([anId(1)]);
  });
}

it('a site that is let in while a run still finds it shut is sent to at once', async () => {
  const desk = new Desk();
  await desk.commits(aHandoverEntry());
  const runs: Promise<void>[] = [];
  const delivery = createDelivery({
    ...{ db: desk.db, now: () => desk.now, random: () => 0.5, locks: navigator.locks },
    sessionFor: () => {
      if (runs.length > 0) return Promise.resolve(desk.crm.connection());
      runs.push(delivery.drain());
      return Promise.resolve(undefined);
    },
  });
  await delivery.drain();
  await Promise.all(runs);
  expect(desk.crm.entryIds()).toEqual([anId(1)]);
});

it('what was let in, signed in to or opened again before a lost request can have arrived goes once it can', async () => {
  const desk = new Desk();
  desk.crm.fault = (_, number) => (number === 0 ? 'answer-lost' : undefined);
  await desk.commits(aHandoverEntry());
  await desk.drain();
  const begun = desk.connection;
  desk.connection = undefined;
  await retryNow(desk.db);
  await desk.drain();
  desk.connection = begun;
  await retryNow(desk.db);
  const nextAt = await desk.drain();
  expect(nextAt).toBe(desk.now + 10_000);
  await desk.settle();
  expect(desk.crm.entryIds()).toEqual([anId(1)]);
  expect(await countWaiting(desk.db)).toBe(0);
});
