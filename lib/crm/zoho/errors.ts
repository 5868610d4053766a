import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError } from '../error';
import type { CarrierResponse } from '../http';
import { readJson } from '../json';

const problemSchema = z.object({
  status: z.literal('error'),
  code: z.string(),
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
  if (status === 401 || status === 403 || status === 429) return undefined;
  return { code: 'unexpected', status };
}
