import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { reasonOf } from '../answer';
import type { CrmError, CrmResult } from '../error';
import type { Ask, FetchAllPages, CarrierResponse, CrmHttp, CrmRequest } from '../http';
import { readJson } from '../json';
import { readAllPages } from '../pages';
import { err, ok, mapValue } from '../result';
import { longId } from './record';

const DATA = '/services/data/v66.0';

/** The calls of one session: whoever signs in meanwhile is not the one who asks here. */
export interface Api {
  readonly get: Ask<[path: string]>;
  readonly send: Ask<[method: CrmRequest['method'], path: string, body: unknown]>;
  readonly query: FetchAllPages<[soql: string]>;
  /** As `query`, over rows that were deleted too. */
  readonly queryAll: FetchAllPages<[soql: string]>;
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
    ? ok(session.value)
    : err({ code: 'signed-out' });
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

const SIGNED_OUT: CrmError = { code: 'signed-out' };
const FORBIDDEN: CrmError = { code: 'forbidden' };

const BY_CODE: Readonly<Record<string, CrmError>> = {
  INVALID_SESSION_ID: SIGNED_OUT,
  INVALID_AUTH_HEADER: SIGNED_OUT,
  // Comes with 403 and says of no time when the day's requests come back.
  REQUEST_LIMIT_EXCEEDED: { code: 'rate-limited', retryAfterMs: undefined },
  API_DISABLED_FOR_ORG: FORBIDDEN,
  API_CURRENTLY_DISABLED: FORBIDDEN,
  FUNCTIONALITY_NOT_ENABLED: FORBIDDEN,
  ENTITY_IS_DELETED: { code: 'not-found' },
  NOT_FOUND: { code: 'not-found' },
  STRING_TOO_LONG: { code: 'too-long' },
};
/** What comes with 400 and passes: two who save at once, a database that was busy. */
const PASSING = new Set([
  ...['UNABLE_TO_LOCK_ROW', 'QUERY_TIMEOUT', 'REQUEST_RUNNING_TOO_LONG'],
  ...['SERVER_UNAVAILABLE', 'UNKNOWN_EXCEPTION'],
]);
/** An organisation may lock sessions of pages out of its API: signing in again would change nothing. */
const LOCKED_OUT = 'not valid for use with the REST API';

/**
 * Who is signed in is told by another service, whose refusals are single words: a session that ended,
 * or that lies in the browser's cookies from another day or organisation.
 */
const BY_WORD: Readonly<Record<string, CrmError>> = {
  Bad_OAuth_Token: SIGNED_OUT,
  Missing_OAuth_Token: SIGNED_OUT,
  Wrong_Org: SIGNED_OUT,
  Bad_Id: SIGNED_OUT,
  Inactive: FORBIDDEN,
  No_Access: FORBIDDEN,
};

/** What went wrong stands in a list of codes, or is a word; the status alone would mislead. */
export function errorOfAnswer({ status, text }: CarrierResponse): CrmError | undefined {
  if (status < 400) return undefined;
  const word = text.trim();
  if (Object.hasOwn(BY_WORD, word)) return BY_WORD[word];
  const [first] = parseAs(errorsSchema, readJson(text)?.value).data ?? [];
  if (!first) return undefined;
  const { errorCode, message } = first;
  if (errorCode.startsWith('INSUFFICIENT_ACCESS') || message?.includes(LOCKED_OUT)) {
    return FORBIDDEN;
  }
  if (Object.hasOwn(BY_CODE, errorCode)) return BY_CODE[errorCode];
  if (PASSING.has(errorCode)) return { code: 'unexpected', status };
  if (status === 401 || status >= 500) return undefined;
  return { code: 'rejected', reason: reasonOf(text) };
}

/* What the API answers, as far as Baton reads it. */

const text = z.nullish(z.string());

/** An id in its long form, whichever it came in. */
const id = z.pipe(
  z.string().check(z.refine((given) => longId(given) !== undefined)),
  z.transform((given) => longId(given) ?? given),
);

/** `2026-01-15T12:34:56.000+0000`, whose zone not every browser reads without a colon. */
const instant = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/)),
  z.transform((written) => Date.parse(written.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))),
);

export const meSchema = z.object({ user_id: id, name: z.string(), email: text, zoneinfo: text });
export type Me = z.infer<typeof meSchema>;

export const userSchema = z.object({ Id: id, Name: z.string(), Email: text });

/** Fields that this user may not see are not there. */
export const recordSchema = z.object({
  Name: text,
  Company: text,
  Title: text,
  Email: text,
  Phone: text,
  Status: text,
  StageName: text,
  LeadSource: text,
  Amount: z.nullish(z.number()),
  CurrencyIsoCode: text,
  OwnerId: text,
  AccountId: text,
  ConvertedOpportunityId: text,
  ConvertedContactId: text,
  ConvertedAccountId: text,
});
export type Fields = z.infer<typeof recordSchema>;

export const namedSchema = z.object({ Name: text });

export const noteSchema = z.object({
  Id: id,
  ParentId: z.string(),
  Body: text,
  CreatedById: id,
  CreatedBy: z.nullish(z.object({ Name: text })),
  CreatedDate: instant,
  LastModifiedDate: instant,
});
export type Note = z.infer<typeof noteSchema>;

/** A row that was merged into another is deleted, and says into which. */
export const mergedSchema = z.object({ MasterRecordId: z.nullish(id) });

export const madeBySchema = z.object({ CreatedById: id });

export const taskSchema = z.object({
  Id: id,
  Subject: text,
  IsClosed: z.boolean(),
  Description: text,
});

export const statusSchema = z.object({ ApiName: z.string() });

export const madeSchema = z.object({ id, success: z.literal(true) });

const errorsSchema = z.array(z.object({ errorCode: z.string(), message: z.nullish(z.string()) }));
