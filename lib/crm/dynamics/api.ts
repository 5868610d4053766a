import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import type { Ask, FetchAllPages, CarrierResponse, CrmHttp } from '../http';
import { readJson } from '../json';
import { readAllPages } from '../pages';
import { mapValue, rejectedFor } from '../result';

const API = '/api/data/v9.2';
const VERSION = { 'odata-maxversion': '4.0', 'odata-version': '4.0' };
const LABELS = 'odata.include-annotations="*"';
const ROWS_PER_PAGE = 500;

/** The calls of the Web API, as whoever is signed in in the page. */
export interface Api {
  /** A row with the labels of its values beside them. */
  readonly get: Ask<[path: string]>;
  /** All rows of a query, with labels. */
  readonly list: FetchAllPages<[path: string, query: Readonly<Record<string, string>>]>;
  /** Makes a row of this very path; fails with `unexpected`, status 412, where there is one. */
  readonly create: (path: string, body: unknown) => Promise<CrmResult<void>>;
  /** Makes a row and gives it. */
  readonly add: Ask<[path: string, body: unknown]>;
  readonly remove: (path: string) => Promise<CrmResult<void>>;
  /** Changes a row that is there; makes none. */
  readonly change: (path: string, body: unknown) => Promise<CrmResult<void>>;
}

const problemSchema = z.object({
  error: z.object({ code: z.string(), message: z.nullish(z.string()) }),
});

/** The codes of errors that mean another thing than their status says. */
const BY_CODE: Readonly<Record<string, CrmError>> = {
  '0x80060400': { code: 'signed-out' }, // ExpiredAuthTicket
  '0x80041d1f': { code: 'signed-out' }, // AuthenticateToken fails
  '0x80040217': { code: 'not-found' }, // ObjectDoesNotExist
  '0x80040220': { code: 'forbidden' }, // PrincipalPrivilegeDenied
  '0x80042f09': { code: 'forbidden' }, // SecurityAccessDenied
};
/** How the sign-in of the vendor's directory numbers its refusals. */
const DIRECTORY = /\bAADSTS\d{4,7}\b/;

/** What went wrong has a code, which tells more than the status, and words. */
export function errorOfAnswer({ status, text }: CarrierResponse): CrmError | undefined {
  if (status < 400 || status >= 500) return undefined;
  // That a note is there already is known by this status.
  if (status === 412) return { code: 'unexpected', status };
  if (DIRECTORY.test(text.slice(0, 10_000))) return { code: 'signed-out' };
  const problem = parseAs(problemSchema, readJson(text)?.value).data?.error;
  if (!problem) return undefined;
  const code = problem.code.toLowerCase();
  if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code];
  // A record that is closed is refused as forbidden, which it is to everybody.
  const isClosed = status === 403 && /inactive|read-?only|state/i.test(problem.message ?? '');
  return isClosed || status === 400 ? rejectedFor(problem.message) : undefined;
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
    remove: (path) =>
      http.json({ method: 'DELETE', path: API + path, headers: VERSION }, z.undefined()),
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

/* What the Web API answers, as far as Baton reads it. */

const guid = z.pipe(
  z.guid(),
  z.transform((id) => id.toLowerCase()),
);
const text = z.nullish(z.string());
const instant = z.pipe(z.iso.datetime({ offset: true }), z.transform(Date.parse));

export const LABEL = '@OData.Community.Display.V1.FormattedValue';
export const TABLE = '@Microsoft.Dynamics.CRM.lookuplogicalname';

export const whoSchema = z.object({ UserId: guid });

export const userSchema = z.object({
  systemuserid: guid,
  fullname: text,
  internalemailaddress: text,
});
export type User = z.infer<typeof userSchema>;

/** A record: its columns, and beside some of them what people read in their place. */
export const recordSchema = z.record(z.string(), z.unknown());
export type Columns = z.infer<typeof recordSchema>;

export const noteSchema = z.object({
  annotationid: guid,
  notetext: text,
  createdon: instant,
  modifiedon: instant,
  _createdby_value: guid,
  [`_createdby_value${LABEL}`]: text,
  _objectid_value: z.nullish(guid),
  [`_objectid_value${TABLE}`]: text,
});

export const madeBySchema = z.object({ _createdby_value: guid });

export const taskSchema = z.object({
  activityid: guid,
  subject: text,
  description: text,
  statecode: z.int(),
});

export const madeTaskSchema = z.object({ activityid: guid });
export const stateSchema = z.object({ statecode: z.int() });
