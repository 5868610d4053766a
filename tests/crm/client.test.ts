import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { createCrmHttp } from '@/lib/crm/client';
import { anAnswer, clientFor, LEAD, ORIGIN, readLead } from './client-answers';

describe('what is sent', () => {
  it('goes to the path on the origin, as JSON', async () => {
    const { http, sent } = clientFor(anAnswer());
    await http.json(
      { method: 'POST', path: '/api/notes?x=1', headers: { 'x-token': 't' }, body: { a: 'é' } },
      LEAD,
    );
    expect(sent).toEqual([
      {
        url: `${ORIGIN}/api/notes?x=1`,
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-token': 't',
        },
        body: '{"a":"é"}',
        timeoutMs: 20_000,
        isRead: false,
      },
    ]);
  });

  it.each([
    [{ method: 'GET' }, true],
    [{ method: 'POST' }, false],
    [{ method: 'DELETE' }, false],
    [{ method: 'POST', isRead: true }, true],
  ] as const)('may be made again where it only reads: %j', async (request, isRead) => {
    const { http, sent } = clientFor(anAnswer());
    await http.json({ ...request, path: '/x' }, LEAD);
    expect(sent).toMatchObject([{ isRead }]);
  });

  it('goes as a form where that is what it is', async () => {
    const { http, sent } = clientFor(anAnswer());
    await http.json({ method: 'POST', path: '/x', form: { text: 'é & "x"', empty: '' } }, LEAD);
    expect(sent).toMatchObject([
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'text=%C3%A9+%26+%22x%22&empty=',
      },
    ]);
  });

  it.each([
    '',
    'api',
    '//evil.example/x',
    '/\\evil.example/x',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example/',
  ])('nothing, where the path %j is no path of this origin', async (path) => {
    const { http, sent } = clientFor(anAnswer());
    const result = await http.json({ method: 'GET', path }, LEAD);
    expect(result).toEqual({ ok: false, error: { code: 'unexpected', status: 0 } });
    expect(sent).toEqual([]);
  });

  it('never leaves the origin, whatever the path', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom('/', '\\', '.', '@', ':', '?', '#', '\t', '\n', ' ', 'evil.example'),
        ),
        async (pieces) => {
          const { http, sent } = clientFor(anAnswer());
          await http.json({ method: 'GET', path: pieces.join('') }, LEAD);
          for (const { url } of sent) expect(new URL(url).origin).toBe(ORIGIN);
        },
      ),
    );
  });
});

describe('the source of a page', () => {
  const sourceOf = (answer: Parameters<typeof anAnswer>[0]) =>
    clientFor(anAnswer({ contentType: 'text/html', ...answer })).http.source('/lead');

  it('is given as it is', async () => {
    const text = '<script>var a = 1</script><input type="password">';
    expect(await sourceOf({ text })).toEqual({ ok: true, value: text });
  });

  it.each([
    [{ status: 404 }, { code: 'not-found' }],
    [{ status: 502 }, { code: 'unexpected', status: 502 }],
    [{ status: 302, redirected: true }, { code: 'signed-out' }],
    [{ url: 'https://elsewhere.example/login' }, { code: 'signed-out' }],
  ])('is none where the answer is %o', async (answer, error) => {
    expect(await sourceOf(answer)).toEqual({ ok: false, error });
  });
});

describe('an answer that is as it should be', () => {
  it('is parsed', async () => {
    expect(await readLead({})).toEqual({ ok: true, value: { name: 'Marta' } });
  });

  it('may have come by a redirect within the origin', async () => {
    const result = await readLead({ redirected: true, url: `${ORIGIN}/api/v2/leads/1` });
    expect(result.ok).toBe(true);
  });

  it('may be empty where nothing is to be said', async () => {
    const { http } = clientFor(anAnswer({ status: 204, contentType: '', text: '' }));
    const result = await http.json({ method: 'PUT', path: '/owner', body: {} }, z.undefined());
    expect(result).toEqual({ ok: true, value: undefined });
  });
});

describe('a carrier that never comes back', () => {
  afterEach(() => vi.useRealTimers());

  it('is given up as unreachable', async () => {
    vi.useFakeTimers();
    const http = createCrmHttp(ORIGIN, { send: () => new Promise(() => undefined) });
    const result = http.json({ method: 'GET', path: '/' }, LEAD);
    await vi.advanceTimersByTimeAsync(21_000);
    expect(await result).toEqual({ ok: false, error: { code: 'unreachable' } });
  });

  it('leaves no timer behind when it did come back', async () => {
    vi.useFakeTimers();
    await readLead({});
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("the page's storage", () => {
  const withStorage = (value: string | null | { failed: 'no-tab' }) =>
    createCrmHttp(ORIGIN, {
      send: () => Promise.resolve({ failed: 'unreachable' }),
      readStorage: () => Promise.resolve(value),
    });

  it.each(['token', null])('gives %j as it is', async (value) => {
    expect(await withStorage(value).readStorage('session')).toEqual({ ok: true, value });
  });

  it('says so where no tab of the CRM is open', async () => {
    const result = await withStorage({ failed: 'no-tab' }).readStorage('session');
    expect(result).toEqual({ ok: false, error: { code: 'no-tab' } });
  });

  it('is not there for a carrier without pages', async () => {
    const { http } = clientFor(anAnswer());
    expect((await http.readStorage('session')).ok).toBe(false);
  });
});

describe('the address of a tab', () => {
  const withAddress = (address: string | { failed: 'no-tab' }) =>
    createCrmHttp(ORIGIN, {
      send: () => Promise.resolve({ failed: 'unreachable' }),
      readAddress: () => Promise.resolve(address),
    });

  it('is given as it is', async () => {
    const value = `${ORIGIN}/leads/7`;
    expect(await withAddress(value).readAddress()).toEqual({ ok: true, value });
  });

  it('says so where no tab of the CRM is open', async () => {
    const result = await withAddress({ failed: 'no-tab' }).readAddress();
    expect(result).toEqual({ ok: false, error: { code: 'no-tab' } });
  });

  it('is not there for a carrier without pages', async () => {
    const { http } = clientFor(anAnswer());
    expect((await http.readAddress()).ok).toBe(false);
  });
});

describe('a cookie', () => {
  const asked: string[] = [];
  const withCookie = (value: string | null | { failed: 'no-permission' }) =>
    createCrmHttp(ORIGIN, {
      send: () => Promise.resolve({ failed: 'unreachable' }),
      readCookie: (origin, name) => {
        asked.push(`${origin} ${name}`);
        return Promise.resolve(value);
      },
    });

  it.each(['secret', null])('gives %j as it is, of the client’s own origin', async (value) => {
    expect(await withCookie(value).readCookie('sid')).toEqual({ ok: true, value });
    expect(asked.at(-1)).toBe(`${ORIGIN} sid`);
  });

  it('says so where the user has not allowed it', async () => {
    const result = await withCookie({ failed: 'no-permission' }).readCookie('sid');
    expect(result).toEqual({ ok: false, error: { code: 'no-permission' } });
  });

  it('is not there for a carrier without cookies', async () => {
    const { http } = clientFor(anAnswer());
    expect((await http.readCookie('sid')).ok).toBe(false);
  });
});
