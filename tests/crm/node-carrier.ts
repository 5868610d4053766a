import type { Carrier } from '@/lib/crm/http';

interface Browsing {
  /** Cookies by name; those that answers set are added. */
  readonly cookies?: Map<string, string>;
  /** The page's localStorage. */
  readonly storage?: ReadonlyMap<string, string>;
}

/** A carrier over Node's own fetch, with the cookies and the storage that a browser would have. */
export function createNodeCarrier({ cookies = new Map(), storage }: Browsing = {}): Carrier {
  return {
    async send({ url, method, headers, body, timeoutMs }) {
      try {
        const response = await fetch(url, {
          method,
          headers: { ...headers, cookie: cookieHeader(cookies) },
          signal: AbortSignal.timeout(timeoutMs),
          ...(body === undefined ? {} : { body }),
        });
        keepCookies(cookies, response);
        return {
          status: response.status,
          url: response.url,
          redirected: response.redirected,
          contentType: response.headers.get('content-type') ?? '',
          headers: Object.fromEntries(response.headers),
          text: await response.text(),
        };
      } catch {
        return { failed: 'unreachable' }; // fetch rejects for nothing else that a test causes.
      }
    },
    ...(storage ? { readStorage: (key) => Promise.resolve(storage.get(key) ?? null) } : {}),
  };
}

function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const [name = '', ...value] = pair.split('=');
    cookies.set(name.trim(), value.join('='));
  }
}
