import * as z from 'zod/mini';
import type { CrmError, CrmResult } from '../error';
import type { Ask, CrmHttp, CrmRequest } from '../http';

/** Asks EspoCRM as the signed-in user, and parses what it gives. `path` is the API's own. */
export interface EspoApi {
  readonly get: Ask<[path: string, query: Readonly<Record<string, string>>]>;
  readonly send: Ask<
    [method: 'POST' | 'PUT', path: string, body: Readonly<Record<string, unknown>>]
  >;
}

const API = '/api/v1/';
/** Where a page keeps its user's name and token, in the form in which the API takes them. */
const TOKEN_KEY = 'espo-user-auth';

/** Gives the calls of whoever is signed in. `page` reads what the CRM's pages keep, where one is open. */
export function createApi(http: CrmHttp, page: CrmHttp | undefined): EspoApi {
  let token: string | undefined;

  /**
   * By the cookie, which some versions do not take; what they refuse had no effect, so it may be
   * asked again with the token of the page.
   */
  const ask = async <Schema extends z.ZodMiniType>(
    request: CrmRequest,
    schema: Schema,
  ): Promise<CrmResult<z.infer<Schema>>> => {
    const first = await http.json(signed(request, token), schema);
    if (first.ok || first.error.code !== 'signed-out' || token !== undefined) return first;
    const kept = await page?.readStorage(TOKEN_KEY);
    if (!kept?.ok || !kept.value || !/^[\w+/=]+$/.test(kept.value)) return first;
    token = kept.value;
    return http.json(signed(request, token), schema);
  };

  return {
    get: (path, query, schema) => ask({ method: 'GET', path: API + path + queryOf(query) }, schema),
    send: (method, path, body, schema) => ask({ method, path: API + path, body }, schema),
  };
}

function signed(request: CrmRequest, token: string | undefined): CrmRequest {
  if (token === undefined) return request;
  const headers = { 'Espo-Authorization': token, 'Espo-Authorization-By-Token': 'true' };
  return { ...request, headers };
}

const queryOf = (query: Readonly<Record<string, string>>): string => {
  const words = new URLSearchParams(query).toString();
  return words && `?${words}`;
};

/** The largest texts, in which every character takes six in JSON, stay within one answer's limit. */
const ROWS_PER_PAGE = 100;
/** Pages begin so many rows before the end of the last, so that nothing is skipped if a few go meanwhile. */
const OVERLAP = 10;
const MOST_PAGES = 1000;
const unexpected: CrmError = { code: 'unexpected', status: 200 };

/** Reads all rows of a list, each once, in the list's own order. */
export async function readRows<Schema extends z.ZodMiniType<{ id: string }>>(
  { get }: EspoApi,
  path: string,
  query: Readonly<Record<string, string>>,
  rowSchema: Schema,
): Promise<CrmResult<z.infer<Schema>[]>> {
  const rows = new Map<string, z.infer<Schema>>();
  let offset = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const some = { ...query, maxSize: String(ROWS_PER_PAGE), offset: String(offset) };
    const read = await get(path, some, z.object({ list: z.array(rowSchema) }));
    if (!read.ok) return read;
    const { list } = read.value;
    for (const row of list) if (!rows.has(row.id)) rows.set(row.id, row);
    if (list.length < ROWS_PER_PAGE) return { ok: true, value: [...rows.values()] };
    offset += ROWS_PER_PAGE - OVERLAP;
  }
  return { ok: false, error: unexpected };
}
