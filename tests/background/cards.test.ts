import { v7 as newId } from 'uuid';
import { beforeEach, expect, it } from 'vitest';
import { createCards } from '@/lib/background/cards';
import { createConnections } from '@/lib/background/connections';
import type { Site } from '@/lib/platform/sites';
import { commitEntry } from '@/lib/store/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { foldRow, handoffsOf } from '@/lib/store/handoffs';
import { outboxOf } from '@/lib/store/outbox';
import { recordKey } from '@/lib/store/record-key';
import { aHandoverEntry, AT, BDM, HANDOFF, SDR } from '../factories';
import { newDatabase } from '../store/shelf';

const CRM = 'https://crm.example';
const RECORD = recordKey({ origin: CRM, type: 'leads', id: '7' });
const page = (url: string) => ({ tabId: 3, windowId: 1, origin: CRM, url });
const LEAD_7 = page(`${CRM}/leads/7`);
const LEAD_8 = page(`${CRM}/leads/8`);
const accept = { act: 'accept', handoff: HANDOFF } as const;
const refusal = (code: string) => ({ ok: false, error: { code } });

let db: BatonDatabase;
let me: Site['me'];
let kept: Map<string, unknown>;
beforeEach(async () => {
  db = newDatabase();
  me = BDM;
  kept = new Map();
  await commitEntry(db, { record: RECORD, entry: aHandoverEntry(), as: SDR.id, now: AT });
});

function someCards() {
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
    ...{ db, recordAt, newId, now: () => AT + 1000 },
    sites: { find },
    recordOf: () => recordAt(LEAD_7.url),
    readReturnDraft: () => Promise.resolve(undefined),
    keepReturnDraft: (handoff, form) => Promise.resolve(void kept.set(handoff, form)),
    showCards: () => Promise.resolve(),
  });
}
const stateNow = async () => (await handoffsOf(db, RECORD)).map((row) => foldRow(row).state);

it('the BDM accepts: the entry is in the log and waits to be sent in his name', async () => {
  expect(await someCards().act(accept, LEAD_7)).toEqual({ ok: true, value: undefined });
  expect(await stateNow()).toEqual(['accepted']);
  expect((await outboxOf(db, RECORD)).map(({ as }) => as)).toEqual([SDR.id, BDM.id]);
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
  const payload = { act: 'return', handoff: HANDOFF, ...form } as const;
  expect(await someCards().act(payload, LEAD_7)).toEqual(refusal('refused'));
});

it('a return keeps its words without the characters that could mislead a reader', async () => {
  const text = 'Ask \u202eAna\u0000';
  const payload = { act: 'return', handoff: HANDOFF, reason: 'other', text } as const;
  await someCards().act(payload, LEAD_7);
  const [row] = await handoffsOf(db, RECORD);
  expect(row && foldRow(row).returned?.text).toBe('Ask Ana');
});

it('a page keeps words only for a handoff of its own record', async () => {
  const form = { handoff: HANDOFF, reason: 'other', text: 'Half' };
  expect(await someCards().keep(form, LEAD_8)).toEqual(refusal('not-found'));
  expect(kept.size).toBe(0);
});
