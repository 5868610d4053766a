import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError } from '../error';
import type { CarrierResponse } from '../http';
import { readJson } from '../json';
import { rejectedFor } from '../result';

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
