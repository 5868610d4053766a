import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CrmNote } from '@/lib/crm/adapter';
import { entryKey } from '@/lib/handoff/identity';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { readRecordStatus } from '@/lib/store/logs/record-status';
import { recordKey } from '@/lib/store/record-key';
import { outboxOf, retryNow, retryRecord } from '@/lib/store/outbox/outbox';
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

it('S11: a CRM that takes no request of an extension is told, kept, and not asked on and on', async () => {
  const desk = new Desk();
  desk.crm.fault = () => ({ refuse: { code: 'forbidden' } });
  await desk.commits(aHandoverEntry());
  await desk.settle();
  // Once, and once who is signed in; then it waits for somebody, and for no alarm.
  expect(desk.crm.requests).toEqual(['createNote', 'whoAmI']);
  expect(await desk.drain()).toBeUndefined();
  const [row] = await outboxOf(desk.db, recordKey(LEAD));
  expect(row?.problem).toEqual({ code: 'signed-out' });
  desk.crm.fault = () => undefined;
  await retryNow(desk.db, ORIGIN);
  await desk.settle();
  expect(desk.crm.entryIds()).toEqual([anId(1)]);
});

it('R4: of a limit that other programs nearly use up, what is left is enough, and the pauses are kept', async () => {
  const desk = new Desk();
  const WINDOW = 10_000;
  let window = { begin: desk.now, left: 3 };
  let refusals = 0;
  let refusedUntil = 0;
  desk.crm.fault = () => {
    expect(desk.now).toBeGreaterThanOrEqual(refusedUntil);
    if (desk.now >= window.begin + WINDOW) window = { begin: desk.now, left: 3 };
    if (window.left > 0) {
      window.left -= 1;
      return undefined;
    }
    refusals += 1;
    const retryAfterMs = window.begin + WINDOW - desk.now;
    refusedUntil = desk.now + retryAfterMs;
    return { refuse: { code: 'rate-limited', retryAfterMs } };
  };
  const HANDOFFS = 10;
  for (let n = 0; n < HANDOFFS; n += 1) {
    const entry = aHandoverEntry({ id: anId(n + 1), handoff: anId(n + 1000) });
    await desk.commits(entry, { ...LEAD, id: `${n}` });
  }
  await desk.settle();
  expect(desk.crm.entryIds()).toEqual(Array.from({ length: HANDOFFS }, (_, n) => anId(n + 1)));
  expect([desk.crm.tasks.length, await desk.db.outbox.count()]).toEqual([HANDOFFS, 0]);
  // One refusal at most for each window of the limit: nobody asks within a pause.
  expect(refusals).toBeLessThanOrEqual(Math.ceil((HANDOFFS * 4) / 3));
});

describe('M10: a fresh install where two years of handoffs are', () => {
  const DAY = 24 * HOUR;

  /** A CRM with a handoff every third day, for two years. */
  function longUsed() {
    const desk = new Desk();
    for (let day = 720; day > 0; day -= 3) {
      const at = desk.now - day * DAY;
      const ids = { id: anId(day), handoff: anId(day + 1000), at };
      const text = encodeNote(aHandoverEntry(ids), 'text');
      const record = { ...LEAD, id: `${day}` };
      const note = desk.crm.addNote(record, text, SDR);
      desk.crm.notes.splice(-1, 1, { ...note, createdAt: at });
    }
    return desk;
  }

  it('shows the lead that is opened first at once, with one request', async () => {
    const desk = longUsed();
    const record = { ...LEAD, id: '501' };
    await pullRecord(desk.db, desk.crm.connection(), record, { now: desk.now, me: SDR.id });
    expect(desk.crm.requests).toEqual(['listNotes']);
    expect((await readRecordStatus(desk.db, recordKey(record))).handoffs).toHaveLength(1);
  });

  it('takes in what the first looks bring, each once, and then only what is new', async () => {
    const desk = longUsed();
    const look = () =>
      pullOrigin(desk.db, desk.crm.connection(), ORIGIN, { now: desk.now, me: SDR.id });
    for (let looks = 0; looks < 3; looks += 1) await look();
    expect(await desk.db.handoffs.count()).toBe(240);
    expect(await look()).toMatchObject({ value: { received: 0, news: [] } });
    expect(desk.crm.requestsOf('searchNotes')).toBe(4);
  });
});

describe('X7: a note that a colleague removes in the CRM', () => {
  const looking = (desk: Desk) => ({ now: desk.now, me: SDR.id });
  const read = (desk: Desk) => pullRecord(desk.db, desk.crm.connection(), LEAD, looking(desk));
  const removed = async (desk: Desk) => [
    ...(await readRecordStatus(desk.db, recordKey(LEAD))).removed,
  ];

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
    expect((await readRecordStatus(desk.db, recordKey(deal))).removed).toEqual(new Set());
  });
});
