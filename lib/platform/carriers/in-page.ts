import type { CarrierRequest } from '@/lib/crm/http';

interface PageRequest extends CarrierRequest {
  readonly credentials?: 'include' | 'omit';
}

/*
 * These functions run inside a page of the CRM: the browser carries their source there, so they can
 * use nothing but their arguments and what every page has.
 */

/** Sends the request as the page would, and gives the answer as plain data, or `null` where none came. */
export async function fetchInPage(request: PageRequest) {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      credentials: request.credentials ?? 'include',
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(request.timeoutMs),
    });
    return {
      type: response.type,
      status: response.status,
      url: response.url,
      headers: Object.fromEntries(response.headers),
      text: await response.text(),
    };
  } catch {
    // No answer, whatever the reason: the caller cannot know whether the request arrived.
    return null;
  }
}

/** Returns the page's address. */
export function readPageAddress(): string {
  return location.href;
}

/** Returns a cookie that the page's scripts may read, as it is written there; `null` where there is none. */
export function readPageCookie(name: string): string | null {
  const start = `${name}=`;
  // Past a picture of the page that is called `cookie`.
  const cookies = Reflect.get(Document.prototype, 'cookie', document);
  const found = cookies.split('; ').find((cookie) => cookie.startsWith(start));
  return found?.slice(start.length) ?? null;
}

/** Returns a value of the page's localStorage; `null` where there is none or the page may not have one. */
export function readPageStorage(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
