import { zoned } from './wall-time';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * Returns an instant (UTC, ms) as clocks in `zone` show it, with the offset, in one fixed English form:
 * `Tue, Dec 1, 2026, 3:00 PM (Berlin, UTC+1)`. Unknown zones read UTC.
 */
export function instantText(instant: number, zone: string): string {
  const time = zoned(instant, zone);
  const when = `${dayText(time)}, ${time.year}, ${clockText(time)}`;
  const [city, offset] = [cityOfZone(time.timeZoneId), offsetText(time)];
  return city === undefined ? `${when} ${offset}` : `${when} (${city}, ${offset})`;
}

/**
 * Returns the same for a text that tells the offset elsewhere, or needs none:
 * `Tue, Dec 1, 3:00 PM (Berlin)`; with its year unless `near` (UTC, ms), which the reader knows to be
 * about now, is in that year.
 */
export function shortInstantText(instant: number, zone: string, near?: number): string {
  const time = zoned(instant, zone);
  const isThisYear = near !== undefined && zoned(near, zone).year === time.year;
  const when = `${dayText(time)}${isThisYear ? '' : `, ${time.year}`}, ${clockText(time)}`;
  const city = cityOfZone(time.timeZoneId);
  return city === undefined ? `${when} ${offsetText(time)}` : `${when} (${city})`;
}

type Zoned = ReturnType<typeof zoned>;

function dayText(time: Zoned): string {
  return `${DAYS[time.dayOfWeek - 1] ?? ''}, ${MONTHS[time.month - 1] ?? ''} ${time.day}`;
}

function clockText({ hour, minute }: Zoned): string {
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}

/**
 * Returns the place by which people call an IANA zone: `Buenos Aires`; `undefined` for zones such as
 * `UTC` and `Etc/GMT+3`, which have none.
 */
export function cityOfZone(zone: string): string | undefined {
  const [area, ...places] = zone.split('/');
  return area === 'Etc' ? undefined : places.at(-1)?.replaceAll('_', ' ');
}

/**
 * Returns what people call an IANA zone: its city, else its hours from UTC (`UTC-3` for `Etc/GMT+3`), else
 * the name itself.
 */
export function placeOfZone(zone: string): string {
  const isOffset = /^(?:Etc\/|[+-])/.test(zone);
  return cityOfZone(zone) ?? (isOffset ? offsetText(zoned(0, zone)) : zone);
}

/** `+05:30` as people write it: UTC+5:30. */
function offsetText({ offset, timeZoneId }: Zoned): string {
  if (timeZoneId === 'UTC') return 'UTC';
  const [, sign = '+', hours = '0', minutes = '00'] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}
