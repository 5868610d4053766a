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

/** Returns a length of time (ms) in its largest whole unit: "3 days"; less than a minute is "0 minutes". */
export function lengthInText(ms: number): string {
  const [unit, count] = inLargestUnit(ms);
  return new Intl.NumberFormat(wordsLocale(), {
    ...{ style: 'unit', unit, unitDisplay: 'long' },
  }).format(count);
}

/** Returns how long ago (UTC, ms) something was: "3 days ago", "yesterday", "this minute". */
export function agoInText(then: number, now: number): string {
  const [unit, count] = inLargestUnit(now - then);
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
