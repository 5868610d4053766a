import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSend } from '@/lib/messaging/send';

const NO_ANSWER = { ok: false, error: { code: 'no-answer' } };
const RECORDS = [{ origin: 'https://a.example', type: 'lead', id: '7' }];
const never = () => new Promise<unknown>(() => undefined);

it('gives what the background answers', async () => {
  const place = { kind: 'page', tabId: 4, origin: 'https://a.example', url: 'https://a.example/' };
  const send = createSend(() => Promise.resolve({ ok: true, value: place }), 1000);
  expect(await send('place/read', { windowId: 1 })).toEqual({ ok: true, value: place });
});

it('gives the problem that the background names', async () => {
  const reply = { ok: false, error: { code: 'rate-limited', retryAfterMs: 5000 } };
  const send = createSend(() => Promise.resolve(reply), 1000);
  expect(await send('people/refresh', { origin: 'https://a.example' })).toEqual(reply);
});

it.each([
  ['nobody answers', never],
  ['nobody knows the message', () => Promise.resolve(undefined)],
  ['the worker dies on the way', () => Promise.reject(new Error('message channel closed'))],
  ['something else answers', () => Promise.resolve('hello')],
])('says so when %s', async (_, deliver) => {
  const send = createSend(deliver, 10);
  expect(await send('sync/nudge', {})).toEqual(NO_ANSWER);
});

it('does not pass on a value that is not what was asked for', async () => {
  const send = createSend(() => Promise.resolve({ ok: true, value: { kind: 'castle' } }), 1000);
  expect(await send('place/read', { windowId: 1 })).toEqual({
    ok: false,
    error: { code: 'failed' },
  });
});

describe('where the background dies while it is at work', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A background that dies so many times, and then answers. */
  function dying(times: number) {
    const asked: unknown[] = [];
    const deliver = (message: unknown) => {
      asked.push(message);
      return asked.length > times
        ? Promise.resolve({ ok: true })
        : Promise.reject(new Error('message channel closed'));
    };
    return { asked, send: createSend(deliver, 40_000) };
  }

  it.each([
    ['what waits is sent by the next one', 'sync/nudge', {}],
    ['a record', 'record/refresh', { record: { origin: 'o', type: 'lead', id: '7' } }],
    ['the people', 'people/refresh', { origin: 'https://a.example' }],
    ['a site is on', 'site/on', { origin: 'https://a.example', adapter: 'rest' }],
    ['a token is kept', 'token/save', { origin: 'https://a.example', token: 'secret' }],
    ['a token is forgotten', 'token/forget', { origin: 'https://a.example' }],
    ['records are forgotten', 'record/forgotten', { records: RECORDS }],
    ['a learned page is forgotten', 'page/forget', { origin: 'https://a.example' }],
  ] as const)('what is harmless is asked again: %s', async (_, type, payload) => {
    const { asked, send } = dying(2);
    const reply = send(type, payload);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await reply).toEqual({ ok: true, value: undefined });
    expect(asked).toEqual([1, 2, 3].map(() => ({ type, payload })));
  });

  it('what does something is not done twice', async () => {
    const { asked, send } = dying(1);
    expect(await send('page/learn', { tabId: 4 })).toEqual(NO_ANSWER);
    expect(asked).toHaveLength(1);
  });

  it('it is not asked for ever', async () => {
    const { asked, send } = dying(Infinity);
    const reply = send('sync/nudge', {});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await reply).toEqual(NO_ANSWER);
    expect(asked).toHaveLength(4);
  });
});
