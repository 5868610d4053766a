import { asciiDigits } from '../text';
import { dateFormat } from './date-format';

export const NOON = 720;

/** A time of day as it was written, in minutes since midnight. */
export interface Time {
  readonly minute: number;
  /** Where am or pm was written. */
  readonly half?: 'am' | 'pm';
  /** Whether its hour is written as clocks of twelve hours do too: one digit, no nought. */
  readonly isOpen: boolean;
}

/** What a line about hours is made of; `text` as it was written. */
export type Token = { readonly text: string } & (
  | ({ readonly kind: 'time' } & Time)
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'to' | 'and' | 'end' }
  | { readonly kind: 'word'; readonly word: string }
);

const TO = /^(?:to|till?|until|through|thru|bis|tot|à|a|au|al|do|до)$/;
/** What may stand there and says nothing. */
const NOISE =
  /^(?:and|from|each|every|on|at|with|for|of|und|von|et|de|du|y|e|en|i|и|uhr|uur|h|hrs?|am|o|clock)$/;

/** Returns text for comparison: small letters, no accents, one sort of dash, digits 0 to 9. */
export function folded(text: string): string {
  return asciiDigits(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212~〜]/gu, '-')
    .replace(/-feira/g, '');
}

const PIECE =
  /\d{1,2}(?:[:.h時时点點시]\s?\d{2}|\d{2})?(?:[h時时点點시](?!\p{L}))?|[\p{L}\p{M}]+\.?(?:m\.)?|[-\n]|\S/gu;

/** Returns the pieces of a line, with day names in English and in `locale`. */
export function tokensOf(line: string, locale?: string): Token[] {
  const periods = dayPeriods(locale);
  const tokens: Token[] = [];
  // NFC first, so that what is told of a piece is what was written.
  for (const [text] of folded(line.normalize('NFC')).matchAll(PIECE)) {
    const word = text.replaceAll('.', '');
    const last = tokens.at(-1);
    const period = periods.get(word);
    const day = dayCalled(word, locale);
    if (/^\d/.test(text)) tokens.push(timeOf(text));
    else if (period && last?.kind === 'time' && !last.half && last.minute < 780) {
      tokens[tokens.length - 1] = inHalf(last, period);
    } else if (word === 'noon') tokens.push(sure(text, NOON));
    else if (word === 'midnight') tokens.push(sure(text, 0));
    else if (day !== undefined) tokens.push({ text, kind: 'day', day });
    else if (text === '-' || TO.test(word)) tokens.push({ text, kind: 'to' });
    else if (/^[\n;؛]$/.test(text)) tokens.push({ text, kind: 'end' });
    else if (/^[,،、&+/:.()]$/.test(text)) tokens.push({ text, kind: 'and' });
    else if (!NOISE.test(word)) tokens.push({ text, kind: 'word', word });
  }
  return tokens;
}

function sure(text: string, minute: number): Token {
  return { text, kind: 'time', minute, isOpen: false };
}

function timeOf(text: string): Token {
  const [, hourText = '', minuteText = '0'] = /^(\d{1,2}?)(?:\D?\s?(\d{2}))?\D?$/.exec(text) ?? [];
  const [hour, minute] = [Number(hourText), Number(minuteText)];
  const isTime = hourText !== '' && minute < 60 && hour * 60 + minute <= 1440;
  if (!isTime) return { text, kind: 'word', word: text };
  return { text, kind: 'time', minute: hour * 60 + minute, isOpen: /^[1-9]$/.test(hourText) };
}

function inHalf(time: Token & { kind: 'time' }, half: 'am' | 'pm'): Token {
  const minute = (time.minute % NOON) + (half === 'pm' ? NOON : 0);
  return {
    ...time,
    text: `${time.text} ${half}`,
    minute,
    half,
    isOpen: false,
  };
}

/** The words for the halves of the day, in English and in `locale`. */
function dayPeriods(locale?: string): ReadonlyMap<string, 'am' | 'pm'> {
  const words = new Map<string, 'am' | 'pm'>([
    ['am', 'am'],
    ['pm', 'pm'],
  ]);
  const form = dateFormat(locale, { hour: 'numeric', hour12: true, timeZone: 'UTC' });
  for (const [hour, half] of [[9, 'am'] as const, [21, 'pm'] as const]) {
    const part = form
      .formatToParts(Date.UTC(2024, 0, 1, hour))
      .find(({ type }) => type === 'dayPeriod');
    const word = folded(part?.value ?? '').replace(/[.\s]/g, '');
    if (word !== '' && !words.has(word)) words.set(word, half);
  }
  return words;
}

/** Returns the ISO weekday that somebody calls so in English or in `locale`, also by its first letters. */
export function dayCalled(word: string, locale?: string): number | undefined {
  return [locale, 'en'].map((tongue) => dayIn(word, tongue)).find((day) => day !== undefined);
}

function dayIn(word: string, locale: string | undefined): number | undefined {
  const all = (['short', 'long'] as const).map((style) =>
    namesIn(locale, style).map((name) => folded(name).replace(/\./g, '')),
  );
  for (const names of all) if (names.includes(word)) return names.indexOf(word) + 1;
  const long = all[1] ?? [];
  const begun = long.filter(
    (name) => (word.length > 1 && name.startsWith(word)) || word === `${name}s`,
  );
  const [only] = begun;
  return begun.length === 1 && only !== undefined ? long.indexOf(only) + 1 : undefined;
}

/** Returns the short names of the weekdays in `locale`, Monday first. */
export function dayNames(locale?: string): string[] {
  return namesIn(locale, 'short').map((name) => name.replace(/\.$/, ''));
}

function namesIn(locale: string | undefined, weekday: 'short' | 'long'): string[] {
  const form = dateFormat(locale, { weekday, timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => form.format(Date.UTC(2024, 0, 1 + day)));
}
