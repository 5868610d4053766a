import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError } from './error';
import type { CarrierResponse } from './http';
import { readJson } from './json';

/** What is not understood and has no status: a request that was never sent. */
export const UNEXPECTED: CrmError = { code: 'unexpected', status: 0 };

const SIGN_IN_ADDRESS =
  /(^|[/._-])(log-?in|log_in|sign-?in|sign_in|sso|saml2?|oauth2?|auth)([/._-]|$)/i;
const PASSWORD_FIELD = /<input\b[^>]{0,500}\btype\s*=\s*["']?password\b/i;

/** Whether an answer is a page that asks the user to sign in: by its address, else by its form. */
export function looksLikeSignIn({ url, text = '' }: { url: string; text?: string }): boolean {
  if (URL.canParse(url) && SIGN_IN_ADDRESS.test(new URL(url).pathname)) return true;
  return PASSWORD_FIELD.test(text.slice(0, 200_000));
}

/** The meaning of an answer whose status is not a success. `now` is UTC, ms. */
export function errorOfStatus(answer: CarrierResponse, now: number): CrmError {
  const { status, redirected } = answer;
  const retryAfter = answer.headers['retry-after'];
  // An API does not move; what sends its callers elsewhere is a log-in. Redirects are not followed.
  if (status === 401 || (redirected && status < 400)) return { code: 'signed-out' };
  if (status === 403) return { code: 'forbidden' };
  if (status === 404 || status === 410) return { code: 'not-found' };
  if (status === 412) return otherUser(answer);
  if (status === 413) return { code: 'too-long' };
  if (status === 429 || (status === 503 && retryAfter !== undefined)) {
    return { code: 'rate-limited', retryAfterMs: pauseOf(retryAfter, now) };
  }
  return { code: 'unexpected', status };
}

const otherUserSchema = z.object({ userName: z.string().check(z.maxLength(200)) });

/** 412 answers `Baton-User`: it must say who is signed in instead, else it is some other condition. */
function otherUser({ status, text }: CarrierResponse): CrmError {
  const parsed = parseAs(otherUserSchema, readJson(text)?.value);
  return parsed.success
    ? { code: 'other-user', userName: parsed.data.userName }
    : { code: 'unexpected', status };
}

/** The pause that a `Retry-After` names, in seconds or as a date; `undefined` where it names none. */
function pauseOf(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const until = /[a-z]/i.test(retryAfter) ? Date.parse(retryAfter) : Number.NaN;
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}
