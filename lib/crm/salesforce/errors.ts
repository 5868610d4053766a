import { parseAs } from '@/lib/parse';
import type { CrmError } from '../error';
import type { CarrierResponse } from '../http';
import { readJson } from '../json';
import { errorsSchema } from './schemas';

const BY_CODE: Readonly<Record<string, CrmError>> = {
  INVALID_SESSION_ID: { code: 'signed-out' },
  // Comes with 403 and says of no time when the day's requests come back.
  REQUEST_LIMIT_EXCEEDED: { code: 'rate-limited', retryAfterMs: undefined },
  API_DISABLED_FOR_ORG: { code: 'forbidden' },
  API_CURRENTLY_DISABLED: { code: 'forbidden' },
  ENTITY_IS_DELETED: { code: 'not-found' },
  STRING_TOO_LONG: { code: 'too-long' },
};
/** An organisation may lock sessions of pages out of its API: signing in again would change nothing. */
const LOCKED_OUT = 'not valid for use with the REST API';

/** What went wrong stands in a list of codes; the status alone would mislead. */
export function errorOfAnswer({ status, text }: CarrierResponse): CrmError | undefined {
  if (status < 400) return undefined;
  const [first] = parseAs(errorsSchema, readJson(text)?.value).data ?? [];
  if (!first) return undefined;
  const { errorCode, message } = first;
  if (errorCode.startsWith('INSUFFICIENT_ACCESS') || message?.includes(LOCKED_OUT)) {
    return { code: 'forbidden' };
  }
  return Object.hasOwn(BY_CODE, errorCode) ? BY_CODE[errorCode] : undefined;
}
