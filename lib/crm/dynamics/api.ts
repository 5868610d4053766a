import * as z from 'zod/mini';
import type { CrmResult } from '../error';
import type { Ask, AskForAll, CrmHttp } from '../http';
import { readAllPages } from '../pages';
import { mapValue } from '../result';

const API = '/api/data/v9.2';
const VERSION = { 'odata-maxversion': '4.0', 'odata-version': '4.0' };
const LABELS = 'odata.include-annotations="*"';
const ROWS_PER_PAGE = 500;

/** The calls of the Web API, as whoever is signed in in the page. */
export interface Api {
  /** A row with the labels of its values beside them. */
  readonly get: Ask<[path: string]>;
  /** All rows of a query, with labels. */
  readonly list: AskForAll<[path: string, query: Readonly<Record<string, string>>]>;
  /** Makes a row of this very path; fails with `unexpected`, status 412, where there is one. */
  readonly create: (path: string, body: unknown) => Promise<CrmResult<void>>;
  /** Makes a row and gives it. */
  readonly add: Ask<[path: string, body: unknown]>;
  /** Changes a row that is there; makes none. */
  readonly change: (path: string, body: unknown) => Promise<CrmResult<void>>;
}

export function createApi(origin: string, http: CrmHttp): Api {
  const patch = (path: string, body: unknown, condition: Readonly<Record<string, string>>) =>
    http.json(
      { method: 'PATCH', path: API + path, headers: { ...VERSION, ...condition }, body },
      z.undefined(),
    );

  return {
    get: (path, schema) =>
      http.json({ method: 'GET', path: API + path, headers: reading(LABELS) }, schema),
    list: (path, query, schema) => {
      const page = z.object({ value: z.array(schema), '@odata.nextLink': z.nullish(z.string()) });
      const headers = reading(`odata.maxpagesize=${ROWS_PER_PAGE},${LABELS}`);
      return readAllPages(
        async ({ cursor }) => {
          const next = cursor ?? `${API}${path}?${queryOf(query)}`;
          const read = await http.json({ method: 'GET', path: next, headers }, page);
          return mapValue(read, (found) => ({
            rows: found.value,
            next: pathWithin(origin, found['@odata.nextLink']),
          }));
        },
        ({ rows }) => rows,
      );
    },
    // Without a condition either of the two would do the other's work.
    create: (path, body) => patch(path, body, { 'if-none-match': '*' }),
    change: (path, body) => patch(path, body, { 'if-match': '*' }),
    add: (path, body, schema) => {
      const headers = { ...VERSION, prefer: 'return=representation' };
      return http.json({ method: 'POST', path: API + path, headers, body }, schema);
    },
  };
}

const reading = (prefer: string) => ({ ...VERSION, prefer, 'if-none-match': 'null' });

const queryOf = (query: Readonly<Record<string, string>>) =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

/** The next page is named by its whole address; one elsewhere is none, and the client refuses it. */
function pathWithin(origin: string, link: string | null | undefined): string | undefined {
  if (!link) return undefined;
  if (!URL.canParse(link)) return link;
  const url = new URL(link);
  return url.origin === origin ? url.pathname + url.search : link;
}

/** A text as a query takes it. */
export function quoted(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}
