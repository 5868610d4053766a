import { request as httpRequest, type IncomingMessage } from 'node:http';
import { expect } from 'vitest';
import type { Carrier, CarrierFailure, CarrierRequest, CarrierResponse } from '@/lib/crm/http';
import type { DialectServer } from './server';

/** What one browser keeps of a site; answers that set cookies change it. */
export interface Browser {
  readonly cookies: Map<string, string>;
  /** The site's localStorage. */
  readonly storage: Map<string, string>;
  /** The address of the tab that the page carrier works in. */
  readonly page: string;
}

/** A browser with a tab of the site at `page`; signed in where it has the cookies or storage for that. */
export function createBrowser(
  page: string,
  {
    cookies = {},
    storage = {},
  }: Partial<Record<'cookies' | 'storage', Record<string, string>>> = {},
): Browser {
  return {
    page,
    cookies: new Map(Object.entries(cookies)),
    storage: new Map(Object.entries(storage)),
  };
}

/** A carrier like the page's: origin, referrer, cookies and storage are the site's own. */
export function createDialectPageCarrier(server: DialectServer, browser: Browser): Carrier {
  const { origin, href } = new URL(browser.page);
  return {
    async send(request) {
      // A page reaches its own origin alone: the fragment of its address it keeps to itself.
      expect(new URL(request.url).origin).toBe(origin);
      return send(server, browser, request, {
        ...(request.method === 'GET' ? {} : { origin }),
        referer: href.split('#')[0] ?? href,
        'sec-fetch-site': 'same-origin',
      });
    },
    readAddress: () => Promise.resolve(href),
    readCookie: (_, name) => Promise.resolve(browser.cookies.get(name) ?? null),
    readStorage: (key) => Promise.resolve(browser.storage.get(key) ?? null),
  };
}

/** A carrier like the background worker's: the site's cookies, but a foreign origin and no referrer. */
export function createDialectWorkerCarrier(server: DialectServer, browser: Browser): Carrier {
  return {
    send: async (request) =>
      send(server, browser, request, {
        ...(request.method === 'GET'
          ? {}
          : { origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' }),
        'sec-fetch-site': 'none',
      }),
  };
}

async function send(
  server: DialectServer,
  browser: Browser,
  request: CarrierRequest,
  ofBrowser: Record<string, string>,
): Promise<CarrierResponse | CarrierFailure> {
  const url = new URL(request.url);
  // No request may go where the user did not turn Baton on.
  expect(server.origins).toContain(url.origin);
  const headers = {
    ...request.headers,
    ...ofBrowser,
    host: url.host,
    cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  };
  const answer = await exchange(server.port, request, headers);
  expect(server.departures).toEqual([]);
  if (!answer) return { failed: 'unreachable' };
  keepCookies(browser.cookies, answer.message);
  return asCarried(request.url, answer);
}

interface Received {
  readonly message: IncomingMessage;
  readonly text: string;
}

/** The answer, or `undefined` where the connection ended without one. */
function exchange(
  port: number,
  { url, method, body }: CarrierRequest,
  headers: Record<string, string>,
): Promise<Received | undefined> {
  const { pathname, search } = new URL(url);
  const options = { host: '127.0.0.1', port, path: pathname + search, method, headers };
  return new Promise((resolve) => {
    const sent = httpRequest(options, (message) => {
      const pieces: Buffer[] = [];
      message.on('data', (piece: Buffer) => pieces.push(piece));
      message.on('end', () => resolve({ message, text: Buffer.concat(pieces).toString('utf8') }));
      message.on('error', () => resolve(undefined));
    });
    sent.on('error', () => resolve(undefined));
    sent.end(body);
  });
}

/** As the carriers of the extension bring it: redirects are told and not followed. */
function asCarried(url: string, { message, text }: Received): CarrierResponse {
  const { statusCode: status = 0 } = message;
  const redirected = status >= 300 && status < 400 && message.headers.location !== undefined;
  if (redirected) {
    return { status: 302, url, redirected, contentType: '', headers: {}, text: '' };
  }
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
  );
  const contentType = headers['content-type'] ?? '';
  return { status, url, redirected, contentType, headers, text };
}

function keepCookies(cookies: Map<string, string>, { headers }: IncomingMessage): void {
  for (const line of headers['set-cookie'] ?? []) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1));
  }
}
