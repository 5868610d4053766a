import { wordsLocale } from '@/lib/platform/i18n';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
] as const;

/** Returns how long ago (UTC, ms) something was: "3 days ago", "yesterday", "this minute". */
export function agoInText(then: number, now: number): string {
  const [unit, count] = inLargestUnit(now - then);
  return ago(count, unit);
}

/** Returns how long ago something was, in days however many: "today", "yesterday", "40 days ago". */
export function daysAgoInText(days: number): string {
  return ago(Math.max(0, Math.floor(days)), 'day');
}

function ago(count: number, unit: Unit): string {
  return new Intl.RelativeTimeFormat(wordsLocale(), { numeric: 'auto' }).format(0 - count, unit);
}

type Unit = (typeof UNITS)[number][0];

function inLargestUnit(ms: number): readonly [Unit, number] {
  for (const [unit, length] of UNITS) if (ms >= length) return [unit, Math.floor(ms / length)];
  return ['minute', 0];
}

/** Returns the day of an instant (UTC, ms) in this browser's own zone: "1 Mar 2027". */
export function dayInText(instant: number): string {
  return new Intl.DateTimeFormat(wordsLocale(), {
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
  }).format(instant);
}
