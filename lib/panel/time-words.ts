import { wallTimeOf } from '@/lib/handoff/wall-time';

/** Gives an instant (UTC, ms) as day and time in `zone` (IANA; the browser's own where left out). */
export function dayAndTime(instant: number, zone?: string): string {
  return words(instant, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** Gives an instant (UTC, ms) as time of day in `zone`. */
export function timeOfDay(instant: number, zone?: string): string {
  return words(instant, zone, { hour: '2-digit', minute: '2-digit' });
}

/** Gives an instant (UTC, ms) as time of day where that is today in this browser's zone, else with its day. */
export function atInWords(instant: number, now: number): string {
  const dayOf = (at: number) => wallTimeOf(at, ownZone()).slice(0, 10);
  return dayOf(instant) === dayOf(now) ? timeOfDay(instant) : dayAndTime(instant);
}

export { lengthOfTime } from '@/lib/handoff/length-of-time';

/** The zone that this browser runs in, an IANA name. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function words(
  instant: number,
  zone: string | undefined,
  form: Intl.DateTimeFormatOptions,
): string {
  try {
    return new Intl.DateTimeFormat(undefined, { ...form, timeZone: zone ?? ownZone() }).format(
      instant,
    );
  } catch {
    // A zone that this browser does not know, from a note of a newer one: UTC, and said so.
    return `${new Intl.DateTimeFormat(undefined, { ...form, timeZone: 'UTC' }).format(instant)} UTC`;
  }
}
