import { parseAs } from '@/lib/parse';
import { reasonOf } from '../answer';
import type { CrmError } from '../error';
import type { CarrierResponse } from '../http';
import { readJson } from '../json';
import { errorsSchema } from './schemas';

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
