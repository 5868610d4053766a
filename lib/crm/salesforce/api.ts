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
}

/** The path of an object's row, or of the object itself. */
export function rowPath(type: string, id?: string): string {
  return `${DATA}/sobjects/${type}${id === undefined ? '' : `/${id}`}`;
}

/**
 * Gives the calls of whoever is signed in now. The session is the cookie of the API's host, which is
 * sent as a header and kept nowhere.
 */
export async function openApi(http: CrmHttp): Promise<CrmResult<Api>> {
  const session = await http.readCookie('sid');
  if (!session.ok) return session;
  if (!session.value || !/^[\x21-\x7e]+$/.test(session.value)) {
    return failed({ code: 'signed-out' });
  }
  const headers = {
    authorization: `Bearer ${session.value}`,
    'sforce-call-options': 'client=Baton',
  };
  return given({
    get: (path, schema) => http.json({ method: 'GET', path, headers }, schema),
    send: (method, path, body, schema) => http.json({ method, path, headers, body }, schema),
    query: (soql, schema) => {
      const page = z.object({
        records: z.array(schema),
        nextRecordsUrl: z.nullish(z.string()),
      });
      const first = `${DATA}/query/?q=${encodeURIComponent(soql)}`;
      return readAllPages(
        async ({ cursor }) => {
          const path = cursor ?? first;
          const read = await http.json({ method: 'GET', path, headers }, page);
          return mapValue(read, ({ records, nextRecordsUrl: next }) => ({ records, next }));
        },
        ({ records }) => records,
      );
    },
  });
}

/** An instant (UTC, ms) as SOQL takes it. */
export function soqlInstant(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}
