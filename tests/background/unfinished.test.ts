import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createUnfinished } from '@/lib/background/unfinished';
import type { ActionRequest, KeptPress } from '@/lib/handoff/action-request';
import {
  cardPresses,
  dropRequest,
  keepRequest,
  readRequests,
  watchRequests,
} from '@/lib/platform/storage/action-requests';
import type { Reply } from '@/lib/messaging/reply';
import { handoffNow } from '@/lib/store/logs/handoffs';
import { receiveEntries } from '@/lib/store/logs/receive';
import { recordKey } from '@/lib/store/record-key';
import { anEntry, anId, AT, BDM, HANDOFF } from '../factories';
import { newDatabase } from '../store/shelf';

const RECORD = recordKey({ origin: 'https://crm.example', type: 'lead', id: '7' });

const accepting = (n = 2): ActionRequest => ({
  ...{ record: RECORD, me: BDM, note: { length: 30_000, format: 'text' } },
  ...{ entry: anId(n), at: AT + n, zone: 'Europe/Berlin' },
  action: {
    ...{ on: 'handoff', handoff: HANDOFF, kind: 'accepted', body: { remark: '' } },
    seen: [],
  },
});

beforeEach(() => fakeBrowser.reset());

async function aWorker(reply: Reply = { ok: true, value: undefined }) {
  const db = newDatabase();
  const handedOver = anEntry('handed-over', 1);
  await receiveEntries(db, RECORD, [{ entry: handedOver, noteId: '1' }], AT);
  const delivered: string[] = [];
  const finished: string[] = [];
  const { look } = createUnfinished({
    ...{ db, readRequests, dropRequest },
    presses: {
      ...cardPresses,
      finish: (press) => {
        finished.push(press.entry);
        return Promise.resolve(reply);
      },
    },
    now: () => AT,
    deliver: (origin) => Promise.resolve(void delivered.push(origin)),
    exclusively: (_, work) => work(),
  });
  const stateNow = async () => (await handoffNow(db, HANDOFF)).state;
  return { db, look, delivered, finished, stateNow };
}

it('what was pressed is kept before anything is waited for, and the worker hears of it', async () => {
  const heard = vi.fn();
  const stop = watchRequests(heard);
  const set = vi.spyOn(fakeBrowser.storage.local, 'set');
  void keepRequest(accepting());
  expect(set).toHaveBeenCalledOnce();
  await expect.poll(() => heard).toHaveBeenCalledOnce();
  set.mockRestore();
  stop();
});

it('what a closed panel has not done is done, sent, and forgotten', async () => {
  const { look, delivered, stateNow } = await aWorker();
  await keepRequest(accepting());
  await look();
  expect(await stateNow()).toBe('accepted');
  expect(delivered).toEqual(['https://crm.example']);
  expect(await readRequests()).toEqual([]);
});

it('what can no longer be done changes nothing, and is forgotten', async () => {
  const { db, look, delivered } = await aWorker();
  const withdrawn = anEntry('withdrawn', 3);
  await receiveEntries(db, RECORD, [{ entry: withdrawn, noteId: '3' }], AT);
  await keepRequest(accepting());
  await look();
  expect((await handoffNow(db, HANDOFF)).timeline).toHaveLength(2);
  expect(delivered).toEqual([]);
  expect(await readRequests()).toEqual([]);
});

it('is kept for the next start where the store cannot now, and holds up nothing else', async () => {
  const { db, look, stateNow } = await aWorker();
  const failing = vi.spyOn(db, 'write').mockRejectedValue(new Error('no'));
  await keepRequest(accepting());
  await look();
  failing.mockRestore();
  expect(await readRequests()).toHaveLength(1);
  await look();
  expect(await stateNow()).toBe('accepted');
});

it('what no panel of this Baton has written is left alone', async () => {
  const { look, stateNow } = await aWorker();
  await fakeBrowser.storage.local.set({
    'action-request:x': { entry: 'x', action: { on: 'all' } },
  });
  await keepRequest(accepting());
  await look();
  expect(await stateNow()).toBe('accepted');
  expect(Object.keys(await fakeBrowser.storage.local.get(null))).toEqual(['action-request:x']);
});

const pressed = (with_: Partial<KeptPress> = {}): KeptPress => ({
  ...{ entry: anId(5), at: AT, origin: 'https://crm.example', url: 'https://crm.example/leads/7' },
  press: { act: 'accept', handoff: HANDOFF, brief: anId(1) },
  ...with_,
});

const LONG_AGO = AT - 8 * 24 * 60 * 60_000;

it('what was pressed on a card that is gone is done, sent, and forgotten', async () => {
  const { look, delivered, finished } = await aWorker();
  await cardPresses.keep(pressed());
  await look();
  expect(finished).toEqual([anId(5)]);
  expect(delivered).toEqual(['https://crm.example']);
  expect(await cardPresses.read()).toEqual([]);
});

it.each([
  ['the store is full', 'storage-full', AT, 1],
  ['the store cannot now', 'storage-failed', AT, 1],
  ['nobody foresaw why', 'failed', AT, 1],
  ['the store is a newer Baton’s', 'newer-version', AT, 1],
  ['a newer Baton has taken over', 'updated-meanwhile', AT, 1],
  ['nobody can name its record now', 'not-found', AT, 1],
  ['nobody knows who is signed in now', 'signed-out', AT, 1],
  ['the store could not for long', 'storage-failed', LONG_AGO, 0],
  ['something failed for long', 'failed', LONG_AGO, 0],
  ['nobody updated Baton for long', 'newer-version', LONG_AGO, 0],
  ['nobody could name its record for long', 'not-found', LONG_AGO, 0],
  ['nobody was signed in for long', 'signed-out', LONG_AGO, 0],
  ['it can no longer be done', 'not-entitled', AT, 0],
  ['it may not be done', 'refused', AT, 0],
] as const)('a press on a card, where %s', async (_, code, at, left) => {
  const { look, delivered } = await aWorker({ ok: false, error: { code } });
  await cardPresses.keep(pressed({ at }));
  await look();
  expect(delivered).toEqual([]);
  expect(await cardPresses.read()).toHaveLength(left);
});

it('a press on a card wakes the worker too', async () => {
  const heard = vi.fn();
  const stop = watchRequests(heard);
  void cardPresses.keep(pressed());
  await expect.poll(() => heard).toHaveBeenCalledOnce();
  stop();
});
