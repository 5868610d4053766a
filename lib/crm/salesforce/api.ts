import * as z from 'zod/mini';
import type { CrmResult } from '../error';
import type { Ask, AskForAll, CrmHttp, CrmRequest } from '../http';
import { readAllPages } from '../pages';
import { failed, given, mapValue } from '../result';

const DATA = '/services/data/v66.0';

/** The calls of one session: whoever signs in meanwhile is not the one who asks here. */
export interface Api {
  readonly get: Ask<[path: string]>;
  readonly send: Ask<[method: CrmRequest['method'], path: string, body: unknown]>;
  readonly query: AskForAll<[soql: string]>;
  /** As `query`, over rows that were deleted too. */
  readonly queryAll: AskForAll<[soql: string]>;
}

/** The path of an object's row, or of the object itself. */
export function rowPath(type: string, id?: string): string {
  return `${DATA}/sobjects/${type}${id === undefined ? '' : `/${id}`}`;
}

/** The session of whoever is signed in now: the cookie of the API's host. Kept in no storage. */
export async function readSession(http: CrmHttp): Promise<CrmResult<string>> {
  const session = await http.readCookie('sid');
  if (!session.ok) return session;
  return session.value && /^[\x21-\x7e]+$/.test(session.value)
    ? given(session.value)
    : failed({ code: 'signed-out' });
}

/** The calls of one session, which is sent as a header. */
export function createApi(http: CrmHttp, session: string): Api {
  const headers = { authorization: `Bearer ${session}`, 'sforce-call-options': 'client=Baton' };
  const queryBy =
    (resource: 'query' | 'queryAll'): Api['query'] =>
    (soql, schema) => {
      const page = z.object({
        records: z.array(schema),
        nextRecordsUrl: z.nullish(z.string()),
      });
      const first = `${DATA}/${resource}/?q=${encodeURIComponent(soql)}`;
      return readAllPages(
        async ({ cursor }) => {
          const path = cursor ?? first;
          const read = await http.json({ method: 'GET', path, headers }, page);
          return mapValue(read, ({ records, nextRecordsUrl: next }) => ({ records, next }));
        },
        ({ records }) => records,
      );
    };
  return {
    get: (path, schema) => http.json({ method: 'GET', path, headers }, schema),
    send: (method, path, body, schema) => http.json({ method, path, headers, body }, schema),
    query: queryBy('query'),
    queryAll: queryBy('queryAll'),
  };
}

/** An instant (UTC, ms) as SOQL takes it. */
export function soqlInstant(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}
