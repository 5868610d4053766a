import { dateFormat } from './date-format';

/**
 * Returns how the year of an instant is written where it is another than that of `now` (both UTC, ms) on
 * the calendar of `zone`, the browser's own where left out. Throws where nobody knows the zone.
 */
export function yearIfOther(
  instant: number,
  now: number,
  zone?: string,
): Pick<Intl.DateTimeFormatOptions, 'year'> {
  const form = { year: 'numeric' } as const;
  const years =
    zone === undefined
      ? new Intl.DateTimeFormat('en', form)
      : dateFormat('en', { ...form, timeZone: zone });
  return years.format(instant) === years.format(now) ? {} : { year: 'numeric' };
}
