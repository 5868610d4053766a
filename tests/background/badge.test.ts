import { expect, it } from 'vitest';
import { createBadge } from '@/lib/background/notify/badge';
import type { Person } from '@/lib/handoff/person';
import type { Badge } from '@/lib/platform/side-panel';
import { commitEntry } from '@/lib/store/logs/commit';
import { aHandoverEntry, aMeeting, anEntry, anId, AT, BDM, SDR } from '../factories';
import { newDatabase, OTHER_RECORD, RECORD } from '../store/shelf';
import { DAY, HOUR, sitesOf } from './fakes';

const ORIGIN = 'https://crm.example';

/** The mark that this person's browser shows after these entries. */
async function badgeOf(
  me: Person | undefined,
  entries: readonly ReturnType<typeof aHandoverEntry>[],
  now = AT,
) {
  const db = newDatabase();
  for (const entry of entries) {
    await commitEntry(db, { record: RECORD, entry, as: entry.by.id, now: AT });
  }
  const shown: Badge[] = [];
  const show = createBadge({
    ...{ db, now: () => now, zone: () => 'UTC' },
    sites: sitesOf({ origin: ORIGIN, adapter: 'rest', ...(me && { me }) }),
    setBadge: (badge) => Promise.resolve(void shown.push(badge)),
  });
  await show();
  return { db, show, shown };
}

const handedOver = aHandoverEntry();
const accepted = anEntry('accepted', 2);
const ask = anEntry('ask', 6, { handoff: anId(60) });

it('counts what waits for me, handoffs and asks alike', async () => {
  const question = anEntry('message', 3, { by: BDM });
  const { shown } = await badgeOf(SDR, [handedOver, question, ask]);
  expect(shown).toEqual([{ text: '2', tone: 'waiting', title: '2 waiting for you.' }]);
});

it('counts no further than anybody reads', async () => {
  const many = Array.from({ length: 120 }, (_, n) =>
    aHandoverEntry({ id: anId(1000 + n), handoff: anId(2000 + n) }),
  );
  const { shown } = await badgeOf(BDM, many);
  expect(shown).toEqual([{ text: '99+', tone: 'waiting', title: '99+ waiting for you.' }]);
});

it('says in words and colour that something is overdue', async () => {
  const { shown } = await badgeOf(BDM, [handedOver], AT + 5 * HOUR);
  expect(shown).toEqual([{ text: '1', tone: 'overdue', title: '1 waiting for you. 1 overdue.' }]);
});

it('feedback is overdue when the policy says so, which takes a calendar to tell', async () => {
  const met = [handedOver, accepted, anEntry('meeting', 3)];
  const tones = [AT + HOUR, AT + 5 * DAY].map(async (now) => {
    const { shown } = await badgeOf(BDM, met, now);
    return shown.map(({ text, tone }) => [text, tone]);
  });
  expect(await Promise.all(tones)).toEqual([[['1', 'waiting']], [['1', 'overdue']]]);
});

it('does not count what waits for others, what nobody waits for, and what is still ahead', async () => {
  const marks = [
    // The verbal handover is good to do; the answer is the BDM's.
    await badgeOf(SDR, [handedOver]),
    // The meeting is next week.
    await badgeOf(BDM, [handedOver, accepted]),
    await badgeOf({ id: '33', name: 'Noah' }, [handedOver, ask]),
    // Nobody knows who is signed in.
    await badgeOf(undefined, [handedOver]),
  ];
  expect(marks.flatMap(({ shown }) => shown.map(({ text }) => text))).toEqual(['', '', '', '']);
});

it('counts the meeting once it is over and nobody has recorded it', async () => {
  const { shown } = await badgeOf(BDM, [handedOver, accepted], aMeeting().start + HOUR);
  expect(shown.map(({ text, tone }) => [text, tone])).toEqual([['1', 'overdue']]);
});

it('counts nothing of a CRM at which nobody knows me', async () => {
  const { db, show, shown } = await badgeOf(BDM, []);
  const entry = aHandoverEntry({ id: anId(90), handoff: anId(91) });
  const elsewhere = OTHER_RECORD.replace('crm.example', 'other.example');
  await commitEntry(db, { record: elsewhere, entry, as: SDR.id, now: AT });
  await show();
  expect(shown.map(({ text }) => text)).toEqual(['', '']);
});

it('has no such mark for what time mends, nor for a colleague’s who uses this browser too', async () => {
  const { db, show, shown } = await badgeOf(BDM, [handedOver]);
  await db.outbox.toCollection().modify((row) => {
    row.problem = { code: 'not-found' };
  });
  await show();
  await db.outbox.toCollection().modify((row) => {
    Object.assign(row, { as: BDM.id, problem: { code: 'unreachable' } });
  });
  await show();
  expect(shown.map(({ tone }) => tone)).toEqual(['waiting', 'waiting', 'waiting']);
});

it('has a mark of its own while something cannot be sent, and loses it after', async () => {
  const { db, show, shown } = await badgeOf(BDM, [handedOver]);
  await db.outbox.toCollection().modify((row) => {
    Object.assign(row, { as: BDM.id, problem: { code: 'signed-out' } });
  });
  await show();
  await db.outbox.clear();
  await show();
  expect(shown.map(({ text, tone }) => [text, tone])).toEqual([
    ['1', 'waiting'],
    ['!', 'trouble'],
    ['1', 'waiting'],
  ]);
});
