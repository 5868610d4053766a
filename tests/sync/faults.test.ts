import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CrmNote } from '@/lib/crm/adapter';
import { entryKey } from '@/lib/handoff/identity';
import { foldRow, handoffsOf } from '@/lib/store/handoffs';
import { standingOf } from '@/lib/store/standing';
import { recordKey } from '@/lib/store/record-key';
import { outboxOf, retryNow, retryRecord } from '@/lib/store/outbox';
import { encodeNote } from '@/lib/sync/codec';
import type { Connection } from '@/lib/sync/connection';
import { pullOrigin, pullRecord } from '@/lib/sync/pull';
import { aHandoverEntry, anEntry, anId, SDR } from '../factories';
import { Desk } from './desk';
import { LEAD, ORIGIN } from './memory-crm';

const HOUR = 60 * 60_000;

afterEach(() => void vi.unstubAllGlobals());

it('N4: a CRM that keeps the note and answers 500 has it once', async () => {
  const desk = new Desk();
  desk.crm.knowsKeys = false;
  const { adapter, session } = desk.crm.connection();
  let failures = 0;
  desk.connection = {
    adapter,
    session: {
      ...session,
      async createNote(...note) {
        const made = await session.createNote(...note);
        failures += 1;
        return failures > 1 ? made : { ok: false, error: { code: 'unexpected', status: 500 } };
      },
    },
  };
  await desk.commits(aHandoverEntry());
  await desk.settle();
  expect(desk.crm.entryIds()).toEqual([anId(1)]);
  expect([failures, await desk.db.outbox.count()]).toEqual([1, 0]);
});

/** A desk whose CRM answers the writing of a note with what `echo` makes of the note. */
function deskEchoing(echo: (note: CrmNote, desk: Desk) => CrmNote): Desk {
  const desk = new Desk();
  const { adapter, session } = desk.crm.connection();
  desk.connection = {
    adapter,
    session: {
      ...session,
      async createNote(...asked) {
        const made = await session.createNote(...asked);
        return made.ok ? { ok: true, value: echo(made.value, desk) } : made;
      },
    },
  };
  return desk;
}

const OTHER_LEAD = { ...LEAD, id: '8' };
const OTHER_NOTE = encodeNote(anEntry('message', 40, { handoff: anId(99) }), 'text');

/** A CRM that puts the note on another lead, and says so. */
function putElsewhere(note: CrmNote, { crm }: Desk): CrmNote {
  const there = { ...note, record: OTHER_LEAD };
  crm.notes.splice(crm.notes.indexOf(note), 1, there);
  return there;
}

/** A CRM that keeps another text than it was given, and says so. */
const keeping =
  (text: string) =>
  (note: CrmNote, { crm }: Desk): CrmNote => {
    const other = { ...note, text };
    crm.notes.splice(crm.notes.indexOf(note), 1, other);
    return other;
  };

it.each([
  ['on another lead', putElsewhere],
  ['with another entry', keeping(OTHER_NOTE)],
  ['without the line that machines read', keeping('Handoff: Dana Whitfield')],
] as const)(
  'N9: a note that the CRM says it has written %s is told, held, and not written again by itself',
  async (_, echo) => {
    const desk = deskEchoing(echo);
    await desk.commits(aHandoverEntry());
    await desk.settle();
    const [row] = await outboxOf(desk.db, recordKey(LEAD));
    expect(row).toMatchObject({ problem: { code: 'misplaced' }, stuck: 'handoff' });
    desk.now += HOUR;
    await retryRecord(desk.db, recordKey(LEAD));
    await desk.settle();
    expect(desk.crm.requestsOf('createNote')).toBe(1);
    expect(desk.crm.requestsOf('assign')).toBe(0);
  },
);

it('N9: when its author says to try again, it is looked for before it is written', async () => {
  let isWrong = true;
  const desk = deskEchoing((note, at) => (isWrong ? putElsewhere(note, at) : note));
  await desk.commits(aHandoverEntry());
  await desk.settle();
  isWrong = false;
  desk.now += HOUR;
  // An administrator has put it where it belongs.
  desk.crm.notes.splice(0, 1, ...desk.crm.notes.map((note) => ({ ...note, record: LEAD })));
  await retryNow(desk.db, ORIGIN);
  await desk.settle();
  expect([desk.crm.requestsOf('createNote'), desk.crm.entryIds()]).toEqual([1, [anId(1)]]);
  expect(await desk.db.outbox.count()).toBe(0);
});

it.each([
  ['names another lead', (note: CrmNote) => ({ ...note, record: OTHER_LEAD })],
  ['shows another text', (note: CrmNote) => ({ ...note, text: 'Thank you.' })],
  ['shows none', (note: CrmNote) => ({ ...note, text: '' })],
])('N9: a note whose answer %s, and which stands where it should, is done', async (_, echo) => {
  const desk = deskEchoing(echo);
  await desk.commits(aHandoverEntry());
  await desk.settle();
  expect([desk.crm.entryIds(), await desk.db.outbox.count()]).toEqual([[anId(1)], 0]);
});

it('N14: a browser that says it is offline, and is not, sends all the same', async () => {
  vi.stubGlobal('navigator', { locks: navigator.locks, onLine: false });
  const desk = new Desk();
  await desk.commits(aHandoverEntry());
  await desk.settle();
  expect(desk.crm.entryIds()).toEqual([anId(1)]);
});

it('N14: a browser that says it is online, with a dead line, keeps the row and says why', async () => {
  vi.stubGlobal('navigator', { locks: navigator.locks, onLine: true });
  const desk = new Desk();
  desk.crm.fault = () => 'request-lost';
  await desk.commits(aHandoverEntry());
  expect(await desk.drain()).toBeGreaterThan(desk.now);
  const [row] = await outboxOf(desk.db, recordKey(LEAD));
  expect(row?.problem).toEqual({ code: 'unreachable' });
});

it('N17: after 72 hours without a CRM all is sent in order, and few requests were wasted', async () => {
  const desk = new Desk();
  desk.crm.fault = () => 'request-lost';
  await desk.commits(aHandoverEntry());
  for (let n = 2; n <= 12; n += 1) await desk.commits(anEntry('message', n));
  const end = desk.now + 72 * HOUR;
  while (desk.now < end) {
    const nextAt = await desk.drain();
    if (nextAt === undefined) throw new Error('The outbox has given up.');
    desk.now = Math.max(desk.now, nextAt);
  }
  // One request for each longest pause: twelve an hour, whatever waits.
  expect(desk.crm.requests.length).toBeLessThanOrEqual(72 * 12 + 20);
  const wasted = desk.crm.requests.length;
  desk.crm.fault = () => undefined;
  await desk.settle();
  expect(desk.crm.entryIds()).toEqual(Array.from({ length: 12 }, (_, index) => anId(index + 1)));
  expect(await desk.db.outbox.count()).toBe(0);
  expect(desk.crm.requests.length - wasted).toBeLessThanOrEqual(12 + 6);
});

describe('X7: a note that a colleague removes in the CRM', () => {
  const looking = (desk: Desk) => ({ now: desk.now, me: SDR.id });
  const read = (desk: Desk) => pullRecord(desk.db, desk.crm.connection(), LEAD, looking(desk));
  const removed = async (desk: Desk) => [...(await standingOf(desk.db, recordKey(LEAD))).removed];

  /** A hand-over and a message that the CRM has, an hour ago. */
  async function sent() {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.commits(anEntry('message', 2));
    await desk.settle();
    desk.now += HOUR;
    await read(desk);
    expect(await removed(desk)).toEqual([]);
    return desk;
  }

  it('is told, not written again, and the handoff stands', async () => {
    const desk = await sent();
    const before = await handoffsOf(desk.db, recordKey(LEAD));
    desk.crm.notes.splice(0, 1);
    await read(desk);
    await pullOrigin(desk.db, desk.crm.connection(), ORIGIN, looking(desk));
    await desk.settle();
    expect(await removed(desk)).toEqual([entryKey(aHandoverEntry())]);
    expect([desk.crm.requestsOf('createNote'), desk.crm.entryIds()]).toEqual([2, [anId(2)]]);
    const after = await handoffsOf(desk.db, recordKey(LEAD));
    expect(after.map(foldRow)).toEqual(before.map(foldRow));
  });

  it('is told where it was the last of the lead’s notes, with one more request, once', async () => {
    const desk = await sent();
    desk.crm.notes.splice(0);
    await read(desk);
    await read(desk);
    expect(await removed(desk)).toHaveLength(2);
    expect(desk.crm.requestsOf('readLead')).toBe(1);
  });

  it('is not said of a lead that this user sees no more', async () => {
    const desk = await sent();
    const { adapter, session } = desk.crm.connection();
    const hidden: Connection = {
      adapter,
      session: {
        ...session,
        listNotes: () => Promise.resolve({ ok: true, value: [] }),
        readLead: () => Promise.resolve({ ok: false, error: { code: 'not-found' } }),
      },
    };
    await pullRecord(desk.db, hidden, LEAD, looking(desk));
    expect(await removed(desk)).toEqual([]);
  });

  it('is not said of one that was only just written: the CRM may not list it yet', async () => {
    const desk = new Desk();
    await desk.commits(aHandoverEntry());
    await desk.settle();
    desk.crm.notes.splice(0);
    await read(desk);
    expect(await removed(desk)).toEqual([]);
  });

  it('is not said of one that is damaged: that is another matter', async () => {
    const desk = await sent();
    const [note] = desk.crm.notes;
    if (!note) throw new Error('There is no note.');
    desk.crm.notes.splice(0, 1, { ...note, text: note.text.slice(0, -20) });
    await read(desk);
    expect(await removed(desk)).toEqual([]);
  });

  it('is forgotten when somebody puts it back, under whatever number', async () => {
    const desk = await sent();
    const [note] = desk.crm.notes.splice(0, 1);
    await read(desk);
    expect(await removed(desk)).toHaveLength(1);
    desk.crm.addNote(LEAD, note?.text ?? '', SDR);
    await read(desk);
    expect(await removed(desk)).toEqual([]);
  });

  it('is not said of notes that went along when the lead was converted', async () => {
    const desk = await sent();
    const deal = { ...LEAD, type: 'deal', id: '70' };
    const notes = desk.crm.notes.map((note) => ({ ...note, record: deal }));
    desk.crm.notes.splice(0, 2, ...notes);
    await read(desk);
    await pullRecord(desk.db, desk.crm.connection(), deal, looking(desk));
    expect((await standingOf(desk.db, recordKey(deal))).removed).toEqual(new Set());
  });
});
