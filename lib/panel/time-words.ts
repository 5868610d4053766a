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

/** Gives a length of time in minutes as "3 h 20 min"; less than a minute is "0 min". */
export function lengthOfTime(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

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
