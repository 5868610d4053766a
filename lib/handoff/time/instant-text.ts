import { zoned } from './wall-time';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * Gives an instant (UTC, ms) as clocks in `zone` show it, with the offset, in one fixed English form:
 * `Tue 1 Dec 2026, 15:00 (Europe/Berlin, UTC+1)`. Unknown zones read UTC.
 */
export function instantText(instant: number, zone: string): string {
  const time = zoned(instant, zone);
  const when = `${dayText(time)} ${time.year}, ${clockText(time)}`;
  if (time.timeZoneId === 'UTC') return `${when} UTC`;
  return `${when} (${time.timeZoneId}, ${offsetText(time.offset)})`;
}

/**
 * The same where every character counts: `Tue 1 Dec 15:00 UTC+1`; with its year unless `near` (UTC, ms),
 * which the reader knows to be about now, is in that year.
 */
export function shortInstantText(instant: number, zone: string, near?: number): string {
  const time = zoned(instant, zone);
  const isThisYear = near !== undefined && zoned(near, zone).year === time.year;
  return `${dayText(time)}${isThisYear ? '' : ` ${time.year}`} ${clockText(time)} ${offsetText(time.offset)}`;
}

type Zoned = ReturnType<typeof zoned>;

function dayText(time: Zoned): string {
  return `${DAYS[time.dayOfWeek - 1] ?? ''} ${time.day} ${MONTHS[time.month - 1] ?? ''}`;
}

function clockText(time: Zoned): string {
  return `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`;
}

/** `+05:30` as people write it: UTC+5:30. */
function offsetText(offset: string): string {
  const [, sign = '+', hours = '0', minutes = '00'] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}
