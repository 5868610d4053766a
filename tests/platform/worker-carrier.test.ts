import { afterEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { createWorkerCarrier } from '@/lib/platform/carriers/worker-carrier';

const API = 'https://api.example';
const request = {
  url: `${API}/me`,
  method: 'GET',
  headers: {},
  body: undefined,
  timeoutMs: 50,
  isRead: true,
};
const yes = () => Promise.resolve(true);
const no = () => Promise.resolve(false);

function answering() {
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(() =>
    Promise.resolve(Response.json({ id: 1 })),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

function withCookies(get: (details: object) => Promise<unknown>) {
  Object.assign(browser, { cookies: { get } });
}

afterEach(() => {
  vi.unstubAllGlobals();
  Object.assign(browser, { cookies: undefined });
});

it.each([
  ['cookies', 'include'],
  ['header', 'omit'],
] as const)('a session in %s has requests with credentials: %s', async (session, credentials) => {
  const fetched = answering();
  await createWorkerCarrier(session, yes).send(request);
  expect(fetched.mock.calls[0]?.[1].credentials).toBe(credentials);
});

it('nothing is asked of an origin that is not allowed', async () => {
  const fetched = answering();
  expect(await createWorkerCarrier('header', no).send(request)).toEqual({
    failed: 'no-permission',
  });
  expect(fetched).not.toHaveBeenCalled();
});

it('a cookie is read for the one address', async () => {
  const get = vi.fn(() => Promise.resolve({ value: 'secret', domain: 'api.example' }));
  withCookies(get);
  expect(await createWorkerCarrier('header', yes).readCookie(API, 'sid')).toBe('secret');
  expect(get).toHaveBeenCalledWith({ url: `${API}/`, name: 'sid' });
});

it('a cookie that is not there is none', async () => {
  withCookies(() => Promise.resolve(null));
  expect(await createWorkerCarrier('header', yes).readCookie(API, 'sid')).toBeNull();
});

it('without the permission for cookies, or for the origin, that is what it says', async () => {
  const denied = { failed: 'no-permission' };
  expect(await createWorkerCarrier('header', yes).readCookie(API, 'sid')).toEqual(denied);
  withCookies(() => Promise.reject(new Error('No host permissions for cookies')));
  expect(await createWorkerCarrier('header', yes).readCookie(API, 'sid')).toEqual(denied);
  withCookies(() => Promise.resolve({ value: 'secret' }));
  expect(await createWorkerCarrier('header', no).readCookie(API, 'sid')).toEqual(denied);
});
