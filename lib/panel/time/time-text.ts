import { dateFormat } from '@/lib/handoff/time/date-format';
import { yearIfOther } from '@/lib/handoff/time/year-if-other';
import { wordsLocale } from '@/lib/platform/i18n';
import { wallTimeOf } from '@/lib/handoff/time/wall-time';

/**
 * Returns an instant (UTC, ms) as day and time in `zone` (IANA; the browser's own where left out), with
 * its year where that is not the one of `now`.
 */
export function dayAndTime(instant: number, zone?: string, now = Date.now()): string {
  return words(instant, zone, (known) => ({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...yearIfOther(instant, now, known),
    hour: 'numeric',
    minute: '2-digit',
  }));
}

/** Returns the day of an instant (UTC, ms) in this browser's zone, with its year where that is not this one. */
export function dayInWords(instant: number): string {
  return words(instant, undefined, (known) => ({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...yearIfOther(instant, Date.now(), known),
  }));
}

/** Returns an instant (UTC, ms) as time of day in `zone`. */
export function timeOfDay(instant: number, zone?: string): string {
  return words(instant, zone, () => ({ hour: 'numeric', minute: '2-digit' }));
}

/** Returns an instant (UTC, ms) as time of day where that is today in this browser's zone, else with its day. */
export function atInText(instant: number, now: number): string {
  const dayOf = (at: number) => wallTimeOf(at, ownZone()).slice(0, 10);
  return dayOf(instant) === dayOf(now) ? timeOfDay(instant) : dayAndTime(instant, undefined, now);
}

export { lengthOfTime, lengthToTell } from '@/lib/handoff/time/length-of-time';

/** The zone that this browser runs in, an IANA name. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A zone by its name in the reader's language, with its hours from UTC at an instant (UTC, ms). */
export function zoneText(zone: string, at: number): string {
  const named = (timeZoneName: 'longGeneric' | 'shortOffset') =>
    dateFormat(wordsLocale(), { timeZone: zone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value;
  return [...new Set([named('longGeneric'), named('shortOffset')])].filter(Boolean).join(', ');
}

function words(
  instant: number,
  zone: string | undefined,
  form: (zone: string) => Intl.DateTimeFormatOptions,
): string {
  const inZone = (timeZone: string) =>
    dateFormat(wordsLocale(), { ...form(timeZone), timeZone }).format(instant);
  try {
    return inZone(zone ?? ownZone());
  } catch {
    // A zone that this browser does not know, from a note of a newer one: UTC, and said so.
    return `${inZone('UTC')} UTC`;
  }
}
