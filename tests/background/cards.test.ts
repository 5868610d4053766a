import { v7 as newId } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type CardDeps, createCards } from '@/lib/background/card/cards';
import { createConnections } from '@/lib/background/sites/connections';
import { defaultCalendar } from '@/lib/handoff/time/calendar';
import type { KeptPress } from '@/lib/handoff/action-request';
import type { LoggedEntry } from '@/lib/handoff/entry';
import { replyName, returnName } from '@/lib/handoff/form-draft-names';
import { defaultProfile } from '@/lib/handoff/team/profile';
import type { CardView } from '@/lib/messaging/card-view';
import type { Site } from '@/lib/platform/storage/sites';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { saveFormDraft, readFormDraft } from '@/lib/store/form-drafts';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { markRemoved, receiveEntries } from '@/lib/store/logs/receive';
import { recordKey } from '@/lib/store/record-key';
import { saveRoom } from '@/lib/store/logs/teams';
import {
  aBrief,
  aHandoverEntry,
  aMeeting,
  anEntry,
  anId,
  AT,
  BDM,
  HANDOFF,
  SDR,
} from '../factories';
import { newDatabase } from '../store/shelf';

const CRM = 'https://crm.example';
const RECORD = recordKey({ origin: CRM, type: 'leads', id: '7' });
const page = (url: string) => ({ tabId: 3, windowId: 1, origin: CRM, url });
const LEAD_7 = page(`${CRM}/leads/7`);
const LEAD_8 = page(`${CRM}/leads/8`);
const accept = { act: 'accept', handoff: HANDOFF, brief: aHandoverEntry().id } as const;
const refusal = (code: string) => ({ ok: false, error: { code } });

let db: BatonDatabase;
let me: Site['me'];
let now: number;
beforeEach(async () => {
  db = newDatabase();
  me = BDM;
  now = AT + 1000;
  await commitEntry(db, { record: RECORD, entry: aHandoverEntry(), as: SDR.id, now: AT });
});

const nothing = () => undefined;

function someCards(presses: CardDeps['presses'] = { keep: nothing, drop: nothing }) {
  const find = (origin: string) =>
    Promise.resolve(origin === CRM ? { origin, adapter: 'rest', ...(me && { me }) } : undefined);
  const connections = createConnections({
    sites: { find },
    pageCarrier: () => ({ send: () => Promise.resolve({ failed: 'no-tab' }) }),
    workerCarrier: () => ({ send: () => Promise.resolve({ failed: 'unreachable' }) }),
    readToken: () => Promise.resolve(undefined),
    now: () => AT,
  });
  const recordAt = (url: string) => connections.recordAt(url);
  return createCards({
    ...{ db, recordAt, presses, newId, zone: 'Europe/Berlin', now: () => now },
    sites: { find },
    recordOf: () => recordAt(LEAD_7.url),
    isSending: () => Promise.resolve(false),
    showCards: () => Promise.resolve(),
  });
}
const stateNow = async () => (await handoffsOf(db, RECORD)).map((row) => foldRow(row).state);

it('the BDM accepts: the entry is in the log and waits to be sent in his name', async () => {
  expect(await someCards().act(accept, LEAD_7)).toEqual({ ok: true, value: undefined });
  expect(await stateNow()).toEqual(['accepted']);
  expect((await outboxOf(db, RECORD)).map(({ as }) => as)).toEqual([SDR.id, BDM.id]);
});

describe('a press whose page and worker are gone the next moment', () => {
  const kept: KeptPress[] = [];
  beforeEach(() => void kept.splice(0));
  const keeping = { keep: (press: KeptPress) => void kept.push(press), drop: nothing };

  it('is kept before anything is waited for', async () => {
    const acting = someCards(keeping).act(accept, LEAD_7);
    expect(kept).toMatchObject([{ url: LEAD_7.url, origin: CRM, press: accept }]);
    await acting;
  });

  it('is done by the next one, once, whoever else does it', async () => {
    void someCards(keeping).act(accept, LEAD_7);
    const again = kept.flatMap((press) => [press, press, press]);
    const replies = await Promise.all(again.map((press) => someCards().finish(press)));
    expect(replies).toEqual(again.map(() => ({ ok: true, value: undefined })));
    expect(await stateNow()).toEqual(['accepted']);
    expect(await outboxOf(db, RECORD)).toHaveLength(2);
  });

  it('is for later where the store cannot say whose handoff it is', async () => {
    void someCards(keeping).act(accept, LEAD_7);
    db.close();
    const [press] = kept;
    const reply = press && (await someCards().finish(press));
    expect(reply).toEqual(refusal('updated-meanwhile'));
  });

  it('changes nothing where it can no longer be done', async () => {
    void someCards(keeping).act(accept, LEAD_7);
    db = newDatabase();
    await receiveEntries(
      db,
      RECORD,
      [aHandoverEntry(), anEntry('withdrawn', 2)].map((entry) => ({ entry, noteId: entry.id })),
      AT,
    );
    const [press] = kept;
    expect(press && (await someCards().finish(press))).toEqual(refusal('not-entitled'));
    expect(await stateNow()).toEqual(['withdrawn']);
  });
});

describe('an acceptance of a brief that is not the newest', () => {
  it.each([
    ['it was revised', [anEntry('revised', 2)]],
    ['it came back and was handed over again', [anEntry('returned', 2), anEntry('revised', 3)]],
  ])('is none, where %s', async (_, since) => {
    const kept: KeptPress[] = [];
    void someCards({ keep: (press) => void kept.push(press), drop: nothing }).act(accept, LEAD_7);
    // Worker and browser ended at once; days later another worker takes the press up.
    db = newDatabase();
    const entries = [aHandoverEntry(), ...since].map((entry) => ({ entry, noteId: entry.id }));
    await receiveEntries(db, RECORD, entries, AT);
    const [press] = kept;
    expect(press && (await someCards().finish(press))).toEqual(refusal('not-entitled'));
    expect(await stateNow()).toEqual(['handed-over']);
    const { brief = '' } = await view();
    expect(await someCards().act({ ...accept, brief }, LEAD_7)).toMatchObject({ ok: true });
    expect(await stateNow()).toEqual(['accepted']);
  });
});

it('a second click on Accept adds nothing and says that the handoff has moved on', async () => {
  const cards = someCards();
  await cards.act(accept, LEAD_7);
  expect(await cards.act(accept, LEAD_7)).toEqual(refusal('not-entitled'));
  expect(await outboxOf(db, RECORD)).toHaveLength(2);
});

it('a page may act only on the record that its own tab shows', async () => {
  expect(await someCards().act(accept, LEAD_8)).toEqual(refusal('not-found'));
  expect(await stateNow()).toEqual(['handed-over']);
});

it('whoever the lead was not handed to cannot accept it', async () => {
  me = { id: '33', name: 'Noah Whitaker' };
  expect(await someCards().act(accept, LEAD_7)).toEqual(refusal('not-entitled'));
});

it('while nobody knows who is signed in, nothing is written in anybody’s name', async () => {
  me = undefined;
  expect(await someCards().act(accept, LEAD_7)).toEqual(refusal('signed-out'));
});

it.each([
  ['a reason that is not on the list', { reason: 'boredom', text: '' }],
  ['the reason *other* without words', { reason: 'other', text: '  ' }],
])('a return with %s is refused', async (_, form) => {
  const payload = { act: 'return', handoff: HANDOFF, round: 0, ...form } as const;
  expect(await someCards().act(payload, LEAD_7)).toEqual(refusal('refused'));
});

it('a return keeps its words without the characters that could mislead a reader', async () => {
  const text = 'Ask \u202eAna\u0000';
  const payload = { act: 'return', handoff: HANDOFF, round: 0, reason: 'other', text } as const;
  await someCards().act(payload, LEAD_7);
  const [row] = await handoffsOf(db, RECORD);
  expect(row && foldRow(row).returned?.text).toBe('Ask Ana');
});

it('a page keeps words only for a handoff of its own record', async () => {
  const form = {
    form: 'return',
    handoff: HANDOFF,
    round: 0,
    reason: 'other',
    text: 'Half',
  } as const;
  expect(await someCards().keep(form, LEAD_8)).toEqual(refusal('not-found'));
  expect((await view()).typed).toBeUndefined();
});

/** What happened since the hand-over, as it came from the CRM. */
async function happened(...entries: LoggedEntry[]): Promise<void> {
  await receiveEntries(
    db,
    RECORD,
    entries.map((entry) => ({ entry, noteId: entry.id })),
    now,
  );
}
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const readSchema = z.object({ ok: z.literal(true), value: z.object({ view: z.any() }) });
async function view(): Promise<CardView> {
  // Our own background's answer: the schema of the card's view is its type.
  return readSchema.parse(await someCards().read(LEAD_7)).value.view as CardView;
}

describe('the time to answer', () => {
  it('is counted in the BDM’s working time', async () => {
    expect((await view()).clock).toMatchObject({ isLate: false, isShort: false });
    now = Date.UTC(2026, 10, 26, 10, 50);
    expect((await view()).clock).toMatchObject({ due: Date.UTC(2026, 10, 26, 13), minutes: 130 });
    expect((await view()).clock?.whose).toBe('Bea');
  });

  it('is counted by the hours that the BDM says in the team’s room', async () => {
    const room = recordKey({ origin: CRM, type: 'leads', id: '99' });
    const early = { ...defaultCalendar('Europe/Berlin'), from: '09:00', to: '12:00' };
    const card = { ...defaultProfile('Europe/Berlin'), calendar: early };
    const notes = [
      anEntry('team-room', 1, { handoff: anId(70), id: anId(71) }),
      anEntry('profile', 2, { handoff: anId(70), id: anId(72), body: { role: 'bdm', card } }),
    ];
    await receiveEntries(
      db,
      room,
      notes.map((entry) => ({ entry, noteId: entry.id })),
      now,
    );
    await saveRoom(db, CRM, room);
    // Of the four hours until 14:00 in Berlin, the BDM works two.
    now = AT;
    expect((await view()).clock?.minutes).toBe(120);
  });

  it('is short once enough of it is gone for a reminder, and then overdue', async () => {
    now = AT + 2 * HOUR + 10 * MINUTE;
    expect((await view()).clock).toMatchObject({ isShort: true, isLate: false });
    now = AT + 5 * HOUR;
    expect((await view()).clock).toMatchObject({ isShort: false, isLate: true, minutes: 60 });
  });

  it('runs no longer once the answer is there', async () => {
    await happened(anEntry('accepted', 2));
    expect((await view()).clock).toBeUndefined();
  });

  it('makes the card look again when it will read otherwise, and never where it will not', async () => {
    const { again = 0 } = await view();
    expect(again).toBeGreaterThan(now);
    expect(again).toBeLessThanOrEqual(now + 10 * MINUTE);
    await happened(anEntry('accepted', 2));
    expect((await view()).again).toBe(aMeeting().start + 30 * MINUTE);
    await happened(anEntry('meeting', 3));
    expect((await view()).again).toBeUndefined();
  });
});

describe('an open question', () => {
  const question = anEntry('message', 2);
  const reply = {
    act: 'reply',
    handoff: HANDOFF,
    question: question.id,
    text: ' Her boss. ',
  } as const;
  const typedReply = (text: string) =>
    ({ form: 'reply', handoff: HANDOFF, question: question.id, text }) as const;
  const messages = async () =>
    (await handoffsOf(db, RECORD)).flatMap((row) => foldRow(row).messages);

  it('is shown to its addressee alone', async () => {
    await happened(question);
    const { id, by, body } = question;
    expect((await view()).question).toEqual({ id, by: by.name, text: body.text });
    me = SDR;
    expect((await view()).question).toBeUndefined();
  });

  it('is answered: the reply is in the log, and nothing is asked any more', async () => {
    await happened(question);
    expect(await someCards().act(reply, LEAD_7)).toEqual({ ok: true, value: undefined });
    expect((await messages())[1]).toMatchObject({
      ...{ by: { id: BDM.id }, text: 'Her boss.', question: false, replyTo: question.id },
    });
    expect((await view()).question).toBeUndefined();
  });

  it('is not answered twice, nor by one who was not asked, nor without words', async () => {
    await happened(question);
    expect(await someCards().act({ ...reply, text: ' \n' }, LEAD_7)).toEqual(refusal('refused'));
    me = SDR;
    expect(await someCards().act(reply, LEAD_7)).toEqual(refusal('not-entitled'));
    me = { id: '33', name: 'Noah Whitaker' };
    expect(await someCards().act(reply, LEAD_7)).toEqual(refusal('not-entitled'));
    me = BDM;
    await someCards().act(reply, LEAD_7);
    expect(await someCards().act(reply, LEAD_7)).toEqual(refusal('not-entitled'));
    expect(await messages()).toHaveLength(2);
  });

  it('what is typed is kept where the panel finds it, until it is sent', async () => {
    await happened(question);
    const cards = someCards();
    await cards.keep(typedReply('Her b'), LEAD_7);
    expect((await view()).typedReply).toBe('Her b');
    expect(await readFormDraft(db, replyName(HANDOFF, question.id))).toEqual({ text: 'Her b' });
    await cards.act(reply, LEAD_7);
    expect(await readFormDraft(db, replyName(HANDOFF, question.id))).toBeUndefined();
  });

  it('what was sent does not come back when what was typed arrives late', async () => {
    await happened(question);
    const cards = someCards();
    await cards.act(reply, LEAD_7);
    await cards.keep(typedReply('Her boss.'), LEAD_7);
    expect(await readFormDraft(db, replyName(HANDOFF, question.id))).toBeUndefined();
  });

  it('typed for one is not offered under the next, and is not lost', async () => {
    await happened(question);
    const cards = someCards();
    await cards.keep(typedReply('Her b'), LEAD_7);
    // Answered in another window; then the colleague asks something else.
    const body = { text: 'Her boss.', question: false, replyTo: question.id };
    await happened(anEntry('message', 3, { by: BDM, body }));
    await happened(anEntry('message', 4, { by: SDR, body: { text: 'By when?', question: true } }));
    expect((await view()).question?.text).toBe('By when?');
    expect((await view()).typedReply).toBeUndefined();
    expect(await readFormDraft(db, replyName(HANDOFF, question.id))).toEqual({ text: 'Her b' });
  });

  it('the card leaves alone what the panel’s form asks besides', async () => {
    await happened(question);
    await saveFormDraft(db, replyName(HANDOFF, question.id), { text: 'Her', question: 'yes' });
    await someCards().keep(typedReply('Her boss'), LEAD_7);
    const kept = await readFormDraft(db, replyName(HANDOFF, question.id));
    expect(kept).toEqual({ text: 'Her boss', question: 'yes' });
  });
});

describe('a return that is being typed', () => {
  const typed = {
    form: 'return',
    handoff: HANDOFF,
    round: 0,
    reason: 'other',
    text: 'Half',
  } as const;
  const sent = {
    act: 'return',
    handoff: HANDOFF,
    round: 0,
    reason: 'no-pain',
    text: 'All',
  } as const;
  const nameNow = async () => {
    const [row] = await handoffsOf(db, RECORD);
    return row ? returnName(foldRow(row)) : '';
  };

  it('is one text for card and panel', async () => {
    await someCards().keep(typed, LEAD_7);
    expect(await readFormDraft(db, await nameNow())).toEqual({ reason: 'other', text: 'Half' });
    await saveFormDraft(db, await nameNow(), { reason: 'no-pain', text: 'From the panel' });
    expect((await view()).typed).toEqual({ reason: 'no-pain', text: 'From the panel' });
  });

  it('is whole, though it is too long to be sent', async () => {
    const text = 'x'.repeat(2500);
    await someCards().keep({ ...typed, text }, LEAD_7);
    expect((await view()).typed?.text).toBe(text);
    expect(await someCards().act({ ...sent, text }, LEAD_7)).toEqual(refusal('refused'));
    expect((await view()).typed?.text).toBe(text);
  });

  it('is forgotten once it is sent, from the card or from the panel', async () => {
    const name = await nameNow();
    await someCards().keep(typed, LEAD_7);
    await someCards().act(sent, LEAD_7);
    expect(await readFormDraft(db, name)).toBeUndefined();
    await someCards().keep(typed, LEAD_7);
    expect(await readFormDraft(db, name)).toBeUndefined();
  });

  it('for the hand-over before is not offered for this one, nor sent as its return', async () => {
    await someCards().keep(typed, LEAD_7);
    // Returned from another window, mended by the SDR and handed over again.
    await happened(anEntry('returned', 2), anEntry('revised', 3));
    expect(await view()).toMatchObject({ round: 1, state: 'handed-over' });
    expect((await view()).typed).toBeUndefined();
    expect(await someCards().act(sent, LEAD_7)).toEqual(refusal('not-entitled'));
  });
});

describe('the meeting', () => {
  const held = { act: 'meeting', handoff: HANDOFF, result: 'held' } as const;

  it('is to be recorded on the card once its time has passed, by whose it is to', async () => {
    await happened(anEntry('accepted', 2));
    expect((await view()).may.meeting).toBe(false);
    now = aMeeting().start + 31 * MINUTE;
    expect((await view()).may.meeting).toBe(true);
    me = SDR;
    expect((await view()).may.meeting).toBe(false);
  });

  it('shows the time to which it was moved', async () => {
    const start = aMeeting().start + 24 * HOUR;
    const body = { result: 'rescheduled', start, remark: '' } as const;
    await happened(anEntry('accepted', 2), anEntry('meeting', 3, { body }));
    expect((await view()).meeting).toMatchObject({ start, zone: 'Europe/Berlin' });
  });

  it('held: the entry is in the log, and feedback is next', async () => {
    await happened(anEntry('accepted', 2));
    expect(await someCards().act(held, LEAD_7)).toEqual({ ok: true, value: undefined });
    expect(await stateNow()).toEqual(['met']);
    expect((await view()).next).toBe('feedback');
    expect(await someCards().act(held, LEAD_7)).toEqual(refusal('not-entitled'));
  });

  it('is not to be recorded before the lead is accepted', async () => {
    expect(await someCards().act(held, LEAD_7)).toEqual(refusal('not-entitled'));
  });
});

it('what waits in the panel is told to whose it is to do', async () => {
  await happened(anEntry('returned', 2));
  expect((await view()).next).toBeUndefined();
  me = SDR;
  expect((await view()).next).toBe('fix');
});

it('a brief whose note was removed in the CRM says so', async () => {
  const stored = { entry: aHandoverEntry(), noteId: 'n1', writtenAt: AT };
  await receiveEntries(db, RECORD, [stored], AT);
  expect((await view()).removed).toBeUndefined();
  await markRemoved(db, { record: RECORD, entries: [], noteIds: new Set(), until: AT });
  expect((await view()).removed).toBe(true);
});

it('a brief whose note was edited in the CRM says so', async () => {
  expect((await view()).edited).toBeUndefined();
  const stored = { entry: aHandoverEntry(), noteId: 'n1', edited: true } as const;
  await receiveEntries(db, RECORD, [stored], now);
  expect((await view()).edited).toBe(true);
});

it('a return and an outcome have each their own words', async () => {
  await happened(anEntry('accepted', 2));
  expect((await view()).answer).toEqual({ text: 'Thanks, calling today.' });
  const body = { result: 'lost', reason: 'no-budget', text: 'Frozen.' } as const;
  await happened(anEntry('outcome', 3, { body }));
  const reason = { of: 'outcome', code: 'no-budget' };
  expect((await view()).answer).toEqual({ reason, text: 'Frozen.' });
});

describe('the card in two windows, or beside the panel', () => {
  const after = (...entries: LoggedEntry[]) =>
    receiveEntries(
      db,
      RECORD,
      entries.map((entry) => ({ entry })),
      AT,
    );

  it.each([
    ['accept', accept, accept],
    [
      'return',
      { act: 'return', handoff: HANDOFF, round: 0, reason: 'no-pain', text: '' } as const,
      accept,
    ],
  ])('of two presses at once the first counts: %s', async (_, one, other) => {
    const cards = someCards();
    const both = await Promise.all([cards.act(one, LEAD_7), cards.act(other, LEAD_7)]);
    expect(both).toEqual([{ ok: true, value: undefined }, refusal('not-entitled')]);
    expect(await outboxOf(db, RECORD)).toHaveLength(2);
  });

  it('records no second result of a meeting that was recorded elsewhere', async () => {
    await after(
      anEntry('accepted', 2),
      anEntry('meeting', 3, { body: { result: 'no-show', remark: '' } }),
    );
    const held = { act: 'meeting', handoff: HANDOFF, result: 'held' } as const;
    expect(await someCards().act(held, LEAD_7)).toEqual(refusal('not-entitled'));
  });
});

describe('a lead that its SDR may see no more', () => {
  beforeEach(async () => {
    db = newDatabase();
    const entry = aHandoverEntry({ body: aBrief({ sight: 'lost' }) });
    await receiveEntries(db, RECORD, [{ entry, noteId: 'n1' }], AT);
  });

  it('is shown to the BDM as such', async () => {
    expect((await view()).sight).toBe('lost');
  });

  it('is not shown as such to the SDR, who sees it', async () => {
    me = SDR;
    expect((await view()).sight).toBeUndefined();
  });
});
