import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { clip } from './clip';
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

/**
 * Whether an answer is a page for people, which no API gives: a proxy's block, a hotel's network, an
 * error page of the server in front. Only what it says of a sign-in can be believed.
 */
export function isPage({ contentType, text }: CarrierResponse): boolean {
  const start = text.slice(0, 1000).trimStart();
  if (start.startsWith('<') && !start.startsWith('<?xml')) return true;
  return contentType.includes('html') && text.trim() !== '';
}

/** What passes of itself though its status begins with 4, or is said by something on the way. */
const PASSING: ReadonlySet<number> = new Set([407, 408, 421, 423, 425]);
/** The server lacks what the request needs, and will still lack it tomorrow. */
const LACKING: ReadonlySet<number> = new Set([501, 505]);

/** The meaning of an answer whose status is not a success. `now` is UTC, ms. */
export function errorOfStatus(answer: CarrierResponse, now: number): CrmError {
  const { status, redirected } = answer;
  // An API does not move; what sends its callers elsewhere is a log-in. Redirects are not followed.
  if (status === 401 || (redirected && status < 400)) return { code: 'signed-out' };
  if (status === 413) return { code: 'too-long' };
  const pause = pauseAskedBy(answer, now);
  if (status === 429 || (status === 503 && pause !== undefined)) {
    return { code: 'rate-limited', retryAfterMs: pause };
  }
  if (isPage(answer)) {
    // Not by its address, which is that of what was asked for.
    const asksToSignIn = looksLikeSignIn({ url: '', text: answer.text });
    return asksToSignIn ? { code: 'signed-out' } : { code: 'unexpected', status };
  }
  if (status === 403) return { code: 'forbidden' };
  if (status === 404 || status === 410) return { code: 'not-found' };
  const other = status === 412 ? otherUser(answer) : undefined;
  if (other) return other;
  const isRefusal = status >= 400 && status < 500 && !PASSING.has(status);
  if (isRefusal || LACKING.has(status)) return { code: 'rejected', reason: reasonOf(answer.text) };
  return { code: 'unexpected', status };
}

const otherUserSchema = z.object({ userName: z.string().check(z.maxLength(200)) });

/** 412 answers `Baton-User`: it says who is signed in instead, else it is some other condition. */
function otherUser({ text }: CarrierResponse): CrmError | undefined {
  const parsed = parseAs(otherUserSchema, readJson(text)?.value);
  return parsed.success ? { code: 'other-user', userName: parsed.data.userName } : undefined;
}

/** Headers by which servers say when to come back, the surest first. */
const PAUSE_HEADERS = ['retry-after', 'ratelimit-reset', 'x-ratelimit-reset', 'x-rate-limit-reset'];
/** Larger numbers (s) are no length of time but an instant. */
const EARLIEST_INSTANT = 1_000_000_000;

/**
 * The pause (ms) that an answer asks for, by whichever header; `undefined` where by none. `now` is
 * UTC, ms.
 */
function pauseAskedBy({ headers }: CarrierResponse, now: number): number | undefined {
  const asked = PAUSE_HEADERS.map((name) => pauseOf(headers[name], now));
  return asked.find((pause) => pause !== undefined);
}

/** The pause that a header names, in seconds, as a date or as seconds of the epoch. */
function pauseOf(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d{1,10}(?:\.\d{1,9})?\s*$/.test(value)) {
    const seconds = Number(value);
    return seconds < EARLIEST_INSTANT ? seconds * 1000 : Math.max(0, seconds * 1000 - now);
  }
  const until = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}

/** A reason is read by a person, in a line or two (UTF-16 units). */
const LONGEST_REASON = 300;
/** No explanation stands further in. */
const MOST_LOOKED_AT = 200;
/** Names under which APIs put what they say to a person, the most telling first. */
const REASON_KEYS = [
  ...['message', 'error_description', 'errorMessage', 'detail', 'error_info', 'description'],
  ...['reason', 'title', 'msg', 'error', 'faultstring', 'errors', 'code'],
];

/**
 * What an answer says of why it was refused, as one line of plain text of at most 300 characters;
 * `''` where it says nothing that a person could read. `text` is the answer's body, JSON or plain.
 */
export function reasonOf(text: string): string {
  const json = readJson(text);
  if (json) return plainLine(findReason(json.value) ?? '');
  return text.trimStart().startsWith('<') ? '' : plainLine(text);
}

/** The first explanation in the value, those nearest to its root first. */
function findReason(root: unknown): string | undefined {
  const waiting: unknown[] = [root];
  for (let at = 0; at < waiting.length && at < MOST_LOOKED_AT; at += 1) {
    const value = waiting[at];
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value !== 'object' || value === null) continue;
    const inside: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
    if (Array.isArray(value)) waiting.push(...[...inside.values()].slice(0, MOST_LOOKED_AT));
    else
      waiting.push(...REASON_KEYS.filter((key) => inside.has(key)).map((key) => inside.get(key)));
    if (!Array.isArray(value) && waiting.length === at + 1) waiting.push(...nested(inside));
  }
  return undefined;
}

/** Where no name is one that explains, what the members hold may: an error by its field, say. */
function nested(members: ReadonlyMap<string, unknown>): unknown[] {
  const objects = [...members.values()].filter((value) => typeof value === 'object');
  return objects.slice(0, MOST_LOOKED_AT);
}

/** Tags, controls and characters that nobody sees are no words; what stays is shown as text alone. */
export function plainLine(text: string): string {
  const words = text
    .slice(0, 10 * LONGEST_REASON)
    .replace(/<[!/?]?[a-z-][^<>]*>/gi, ' ')
    .replace(/[\s\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .trim();
  return clip(words, LONGEST_REASON);
}
