import * as z from 'zod/mini';

/**
 * Characters that never belong in a line of a handoff: controls other than tab and newline, the
 * bidirectional marks, overrides and isolates that can reorder what a reader sees, invisible
 * characters that hide text, line ends that only some programs honour, and lone surrogates, which
 * some CRMs cannot store at all. Joiners that emoji and Persian need are not among them.
 */
const UNSAFE =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|\p{Surrogate}/u;
const UNSAFE_EVERYWHERE = new RegExp(UNSAFE.source, 'gu');

/**
 * Returns `value` as it may stand in an entry: normalised to NFC, line ends as `\n`, unsafe
 * characters removed, trimmed. Never throws; an empty string is a valid answer.
 */
export function cleanText(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSAFE_EVERYWHERE, '')
    .normalize('NFC')
    .trim();
}

const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));

/** Returns text with the decimal digits of every script as 0 to 9; all else as it was. */
export function asciiDigits(value: string): string {
  return value.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // Digits stand together by the ten, from nought to nine, and nothing else is among them.
    let before = 0;
    while (isDigit(code - before - 1)) before += 1;
    return String(before % 10);
  });
}

/** Returns a number from 0 to 2³²−1 that is always the same for the same text, and says nothing of it. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  // Ids that differ in their last sign alone are to be far apart as well.
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Schema of free text of at most `maximum` characters (code points) that holds no unsafe character. */
export function text(maximum: number) {
  return z.string().check(
    z.maxLength(maximum),
    z.refine((value) => !UNSAFE.test(value)),
  );
}

/** Like {@link text}, but at least one character that is not white space. */
export function filledText(maximum: number) {
  return text(maximum).check(z.refine((value) => value.trim() !== ''));
}

/** Schema of an instant: whole milliseconds since 1970 UTC, in the range a `Date` can hold. */
export const instantSchema = z.int().check(z.gte(-8.64e15), z.lte(8.64e15));

const LINK_SCHEMES = new Set(['https:', 'http:']);

/** Whether `value` is an address that may become a link: absolute, http or https. */
export function isWebAddress(value: string): boolean {
  return URL.canParse(value) && LINK_SCHEMES.has(new URL(value).protocol);
}

/** Schema of what {@link isWebAddress} allows, at most 2,000 characters. */
export const webAddressSchema = text(2000).check(z.refine(isWebAddress));
