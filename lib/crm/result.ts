import { plainLine } from './answer';
import type { CrmError, CrmResult } from './error';

/** A result that is an error. */
export function err(error: CrmError): { readonly ok: false; readonly error: CrmError } {
  return { ok: false, error };
}

/** What no repeat mends, with the CRM's own words for it as one line of plain text, cut. */
export function rejectedFor(reason: string | null | undefined): CrmError {
  return { code: 'rejected', reason: plainLine(reason ?? '') };
}

/** A result that is a value. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Makes something else of a good result, and leaves an error as it is. */
export function mapValue<From, To>(
  result: CrmResult<From>,
  to: (value: From) => To,
): CrmResult<To> {
  return result.ok ? ok(to(result.value)) : result;
}

/** Leaves out what this user may not see or what is gone: then a record says less, and no error. */
export function ifSeen<Value>(result: CrmResult<Value>): CrmResult<Value | undefined> {
  const isHidden =
    !result.ok && (result.error.code === 'forbidden' || result.error.code === 'not-found');
  return isHidden ? ok(undefined) : result;
}
