import { expect, it } from 'vitest';
import { createSend } from '@/lib/messaging/send';

const NO_ANSWER = { ok: false, error: { code: 'no-answer' } };
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
