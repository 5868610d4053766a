import * as z from 'zod/mini';
import type { CrmError, CrmResult } from '../error';
import type { Ask, CarrierResponse, CrmHttp, CrmRequest } from '../http';
import { rejectedFor } from '../result';

/** Asks EspoCRM as the signed-in user, and parses what it gives. `path` is the API's own. */
export interface EspoApi {
  readonly get: Ask<[path: string, query: Readonly<Record<string, string>>]>;
  readonly send: Ask<
    [method: 'POST' | 'PUT' | 'DELETE', path: string, body?: Readonly<Record<string, unknown>>]
  >;
}

const API = '/api/v1/';
/** Where a page keeps its user's name and token, in the form in which the API takes them. */
const TOKEN_KEY = 'espo-user-auth';

/**
 * The calls of whoever is signed in, by the folder of the installation. `page` reads what the CRM's
 * pages keep, where one is open.
 */
export function createApi(http: CrmHttp, page: CrmHttp | undefined): (folder: string) => EspoApi {
  let token: string | undefined;

  /**
   * By the cookie, which some versions do not take; what they refuse had no effect, so it may be
   * asked again with the token of the page.
   */
  const ask = async <Schema extends z.ZodMiniType>(
    request: CrmRequest,
    schema: Schema,
  ): Promise<CrmResult<z.infer<Schema>>> => {
    const tried = token;
    const first = await http.json(signed(request, tried), schema);
    if (first.ok || first.error.code !== 'signed-out' || tried !== undefined) return first;
    const kept = await page?.readStorage(TOKEN_KEY);
    if (!kept?.ok || !kept.value || !/^[\w+/=]+$/.test(kept.value)) return first;
    token = kept.value;
    return http.json(signed(request, token), schema);
  };

  return (folder) => ({
    get: (path, query, schema) =>
      ask({ method: 'GET', path: folder + API + path + queryOf(query) }, schema),
    send: (method, path, body, schema) => ask({ method, path: folder + API + path, body }, schema),
  });
}

/** A refusal by a rule has its reason in a header: a missing field, a duplicate. */
export function errorOfEspo({ status, headers }: CarrierResponse): CrmError | undefined {
  const reason = headers['x-status-reason'];
  const isRule = status === 400 || status === 409 || status === 422;
  return isRule && reason !== undefined ? rejectedFor(reason) : undefined;
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
/** How many pages of posts one look for news reads; what is older is read with its record. */
export const PAGES_A_LOOK = 20;
/** The `total` of a list that is not counted and goes on. */
const MORE = -1;
const unexpected: CrmError = { code: 'unexpected', status: 200 };

/** Reads all rows of a list, each once, in the list's own order; of `mostPages`, no more than those. */
export async function readRows<Schema extends z.ZodMiniType<{ id: string }>>(
  { get }: EspoApi,
  path: string,
  query: Readonly<Record<string, string>>,
  rowSchema: Schema,
  mostPages = MOST_PAGES,
): Promise<CrmResult<z.infer<Schema>[]>> {
  const rows = new Map<string, z.infer<Schema>>();
  let offset = 0;
  for (let page = 0; page < mostPages; page++) {
    const some = { ...query, maxSize: String(ROWS_PER_PAGE), offset: String(offset) };
    const read = await get(path, some, z.object({ list: z.array(rowSchema) }));
    if (!read.ok) return read;
    const { list } = read.value;
    for (const row of list) if (!rows.has(row.id)) rows.set(row.id, row);
    if (list.length < ROWS_PER_PAGE) return { ok: true, value: [...rows.values()] };
    offset += ROWS_PER_PAGE - OVERLAP;
  }
  if (mostPages < MOST_PAGES) return { ok: true, value: [...rows.values()] };
  return { ok: false, error: unexpected };
}

/**
 * Reads the stream of all records, newest first and each row once. It takes no offset: a page begins
 * below the number of a row. It may hold a row twice, and be short and yet say that there is more.
 */
export async function readStream<
  Schema extends z.ZodMiniType<{ id: string; number?: number | null | undefined }>,
>(
  { get }: EspoApi,
  query: Readonly<Record<string, string>>,
  rowSchema: Schema,
): Promise<CrmResult<z.infer<Schema>[]>> {
  const pageSchema = z.object({ list: z.array(rowSchema), total: z.nullish(z.number()) });
  const rows = new Map<string, z.infer<Schema>>();
  let below: Readonly<Record<string, string>> = {};
  for (let page = 0; page < PAGES_A_LOOK; page++) {
    const read = await get(
      'GlobalStream',
      { ...query, maxSize: String(ROWS_PER_PAGE), ...below },
      pageSchema,
    );
    if (!read.ok) return read;
    const { list, total } = read.value;
    const fresh = list.filter(({ id }) => !rows.has(id));
    for (const row of fresh) rows.set(row.id, row);
    const numbers = fresh.flatMap(({ number }) => number ?? []);
    const isLast = list.length < ROWS_PER_PAGE && total !== MORE;
    if (isLast || numbers.length === 0) break;
    below = { beforeNumber: String(numbers.reduce((a, b) => Math.min(a, b))) };
  }
  return { ok: true, value: [...rows.values()] };
}

/** A text of a record; EspoCRM leaves out or nulls what is empty. */
export const textSchema = z.nullish(z.string());

/** A date and time as EspoCRM writes them (UTC, without saying so), as an instant (UTC, ms). */
export const datetimeSchema = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
  z.transform((text) => Date.parse(`${text.replace(' ', 'T')}Z`)),
);

/** Returns an instant (UTC, ms) as EspoCRM takes it; what lies between two seconds goes to the earlier. */
export function datetimeOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}
