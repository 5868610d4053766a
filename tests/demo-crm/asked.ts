import type { IncomingMessage } from 'node:http';
import type { Database } from './database.ts';
import type { User } from './store/users.ts';

/** A request, read whole. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The session's secret, '' where the browser sent none. */
  readonly token: string;
  /** Who is signed in. */
  readonly user: User | undefined;
}

/** What handlers work with. */
export interface Crm {
  readonly db: Database;
  readonly now: () => number;
}

/** The largest file takes a third more as base64. */
const LARGEST_BODY = 8 * 1024 * 1024;
export const SESSION_COOKIE = 'crm_session';

/** The body as text, or `undefined` where it is longer than any request may be. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    length += part.length;
    if (length > LARGEST_BODY) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

export function sessionToken(request: IncomingMessage): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === SESSION_COOKIE)?.[1] ?? '';
}

/** Whether a form was sent by a page of this server, as the browser itself says. */
export function isOwnForm({ headers, url }: Asked): boolean {
  const site = headers['sec-fetch-site'];
  return site === 'same-origin' || (site === undefined && headers.origin === url.origin);
}
