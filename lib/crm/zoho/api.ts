import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import type { Ask, FetchAllPages, CarrierResponse, CrmHttp, CrmRequest } from '../http';
import { readJson } from '../json';
import { readAllPages } from '../pages';
import { err, ok, mapValue, rejectedFor } from '../result';

const API = '/crm/v8';
/** Where a page keeps the word that proves a request to be its own; installations differ. */
const PROOFS = ['CT_CSRF_TOKEN', 'crmcsr', 'CSRF_TOKEN'];

type Query = Readonly<Record<string, string>>;

/** The calls of one organisation, as whoever is signed in in the page. */
export interface Api {
  readonly org: string;
  /** The first of the rows that an answer has; fails with `not-found` where it has none. */
  readonly first: Ask<[path: string]>;
  /** Does what says no more than that it was done: its editions say so in several shapes. */
  readonly act: (
    method: CrmRequest['method'],
    path: string,
    body?: unknown,
  ) => Promise<CrmResult<void>>;
  /** Writes one thing, and gives what the CRM says of it. */
  readonly write: Ask<[path: string, body: unknown]>;
  /** The rows of a list, over all its pages. */
  readonly list: FetchAllPages<[path: string, query: Query]>;
  /** One page of a list: its first, or the one that `next` of the page before asks for. */
  readonly page: <Schema extends z.ZodMiniType>(
    path: string,
    query: Query,
    at: string | undefined,
    schema: Schema,
  ) => Promise<CrmResult<{ readonly rows: z.infer<Schema>[]; readonly next: string | undefined }>>;
}

/**
 * The calls of an organisation. Its proof is read from an open page and kept nowhere; without
 * one nothing is sent, since nobody is signed in there.
 */
export async function openApi(http: CrmHttp, org: string): Promise<CrmResult<Api>> {
  const proof = await readProof(http);
  if (!proof.ok) return proof;
  const headers = {
    'x-zcsrf-token': `crmcsrfparam=${proof.value}`,
    'x-crm-org': org,
    'x-requested-with': 'XMLHttpRequest',
  };
  const page: Api['page'] = async (path, query, at = '', schema) => {
    const words = new URLSearchParams([...Object.entries(query), ...new URLSearchParams(at)]);
    const place = `${API}${path}?${words.toString()}`;
    const read = await http.json({ method: 'GET', path: place, headers }, pageOf(schema));
    return mapValue(read, (answer) => ({ rows: rowsOf(answer), next: nextOf(answer?.info) }));
  };
  return ok({
    org,
    async first(path, schema) {
      const read = await http.json({ method: 'GET', path: API + path, headers }, pageOf(schema));
      if (!read.ok) return read;
      const [row] = rowsOf(read.value);
      return row === undefined ? err({ code: 'not-found' }) : ok(row);
    },
    async act(method, path, body) {
      const request = {
        method,
        path: API + path,
        headers,
        ...(body === undefined ? {} : { body }),
      };
      // A refusal inside a success is an error already.
      return mapValue(await http.json(request, z.unknown()), () => undefined);
    },
    async write(path, body, schema) {
      const request = { method: 'POST', path: API + path, headers, body } as const;
      const written = await http.json(request, writtenSchema);
      if (!written.ok) return written;
      const [{ details }] = written.value.data;
      const parsed = parseAs(schema, details);
      return parsed.success ? ok(parsed.data) : err({ code: 'unexpected', status: 200 });
    },
    page,
    list: (path, query, schema) =>
      readAllPages(
        ({ cursor }) => page(path, query, cursor, schema),
        ({ rows }) => rows,
      ),
  });
}

const writtenSchema = z.object({ data: z.tuple([z.object({ details: z.unknown() })]) });

/** A page of rows; of people they have a name of their own. Where there are none, there is no answer. */
const pageOf = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.optional(
    z.object({
      data: z.optional(z.array(schema)),
      users: z.optional(z.array(schema)),
      info: z.optional(infoSchema),
    }),
  );

function rowsOf<Row>(
  page: { data?: Row[] | undefined; users?: Row[] | undefined } | undefined,
): Row[] {
  return page?.data ?? page?.users ?? [];
}

async function readProof(http: CrmHttp): Promise<CrmResult<string>> {
  for (const name of PROOFS) {
    const cookie = await http.readCookie(name);
    if (!cookie.ok) return cookie;
    // What is no word could say more to the server than it is.
    if (cookie.value !== null && /^[\x21-\x7e]{1,500}$/.test(cookie.value)) return ok(cookie.value);
  }
  return err({ code: 'signed-out' });
}

/** The words that ask for the page after this one. */
function nextOf(info: z.infer<typeof infoSchema> | undefined): string | undefined {
  if (!info?.more_records) return undefined;
  const { page = 1, next_page_token: token } = info;
  return token ? new URLSearchParams({ page_token: token }).toString() : `page=${page + 1}`;
}

const problemSchema = z.object({
  status: z.literal('error'),
  code: z.string(),
  message: z.nullish(z.string()),
  details: z._default(
    z.object({
      resource_path_index: z.optional(z.unknown()),
      maximum_length: z.optional(z.unknown()),
    }),
    {},
  ),
});
const refusalSchema = z.union([
  z.pipe(
    z.object({ data: z.tuple([problemSchema]) }),
    z.transform(({ data: [problem] }) => problem),
  ),
  problemSchema,
]);

/** What the answers to writes say of a record or an owner that this user may not have so. */
const REFUSALS = new Set([
  ...['NO_PERMISSION', 'OAUTH_SCOPE_MISMATCH', 'NOT_ALLOWED', 'CANNOT_ASSIGN'],
  ...['CANNOT_PERFORM_ACTION', 'CANNOT_PROCESS', 'RECORD_LOCKED', 'AUTHORIZATION_FAILED'],
]);

const SIGNED_OUT = new Set(['AUTHENTICATION_FAILURE', 'INVALID_TOKEN']);
const LIMITS = new Set(['LIMIT_EXCEEDED', 'TOO_MANY_REQUESTS']);
/** A proof of the page that is old is another in a moment. */
const PASSING = new Set(['INTERNAL_ERROR', 'INVALID_REQUEST']);

/**
 * The error that an answer is, whatever its status: one that says that all went well may hold a thing
 * that did not. `undefined` leaves it to the status.
 */
export function errorOfAnswer({ status, text }: CarrierResponse): CrmError | undefined {
  const problem = parseAs(refusalSchema, readJson(text)?.value).data;
  if (!problem) return undefined;
  const { code, details } = problem;
  if (REFUSALS.has(code)) return { code: 'forbidden' };
  if (code === 'INVALID_DATA') {
    // A number in the path that is no record's, or none that this user's organisation has.
    if (details.resource_path_index !== undefined) return { code: 'not-found' };
    return { code: details.maximum_length === undefined ? 'forbidden' : 'too-long' };
  }
  if (SIGNED_OUT.has(code)) return { code: 'signed-out' };
  if (LIMITS.has(code)) return { code: 'rate-limited', retryAfterMs: undefined };
  if (status === 401 || status === 403 || status === 429) return undefined;
  // What its own servers stumble over passes; a question that was wrong stays so.
  const isInDoubt = status >= 500 || PASSING.has(code);
  return isInDoubt ? { code: 'unexpected', status } : rejectedFor(problem.message ?? code);
}

/* What the API answers, as far as Baton reads it. */

const text = z.nullish(z.string());
const instant = z.pipe(z.iso.datetime({ offset: true }), z.transform(Date.parse));
const link = z.nullish(z.object({ id: z.string(), name: text }));

export const userSchema = z.object({ id: z.string(), full_name: text, email: text, phone: text });
export type User = z.infer<typeof userSchema>;

/** What a record of any of the modules may say; each has only some of it. */
export const recordSchema = z.object({
  Full_Name: text,
  Deal_Name: text,
  Company: text,
  Account_Name: link,
  Contact_Name: link,
  Designation: text,
  Title: text,
  Email: text,
  Phone: text,
  Owner: link,
  Lead_Status: text,
  Stage: text,
  Lead_Source: text,
  Amount: z.nullish(z.number()),
  Currency: text,
  $currency_symbol: text,
});
export type Columns = z.infer<typeof recordSchema>;

/** Of a lead that was converted, the numbers of what it became. */
export const convertedSchema = z.object({
  $converted_detail: z.nullish(z.object({ deal: text, contact: text })),
});

export const madeBySchema = z.object({ Created_By: link });

export const noteSchema = z.object({
  id: z.string(),
  Note_Content: text,
  Created_By: link,
  Created_Time: instant,
  Modified_Time: z.nullish(instant),
  Parent_Id: z.nullish(
    z.object({ id: z.string(), module: z.nullish(z.object({ api_name: z.string() })) }),
  ),
});
export type Note = z.infer<typeof noteSchema>;

/** What the CRM says of a note that it made. */
export const madeSchema = z.object({
  id: z.string(),
  Created_Time: z.optional(instant),
});

/** Where a list ends; for the first two thousand rows the next page may also be had by its number. */
const infoSchema = z.object({
  page: z.optional(z.int()),
  more_records: z.boolean(),
  next_page_token: text,
});
