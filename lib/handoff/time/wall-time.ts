const ZONE_NAME = /^(?:[A-Za-z][\w+\-/]*|[+-]\d\d:\d\d)$/;
const WALL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** Whether this browser knows the IANA zone. */
export function isZone(zone: string): boolean {
  if (!ZONE_NAME.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    // A zone that nobody knows is an answer, not a failure.
    return false;
  }
}

/**
 * Returns the instant (UTC, ms) at which clocks in `zone` show `local` (YYYY-MM-DDTHH:MM): the first
 * of the two where clocks go back, the moment of the change where they skip it. `undefined` where
 * there is no such date, time or zone.
 */
export function instantOfWallTime(local: string, zone: string): number | undefined {
  if (!WALL_TIME.test(local) || !isZone(zone)) return undefined;
  try {
    const wall = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
    return instantOf(wall, zone);
  } catch {
    // 31 February and the like: the caller says so by the field's name.
    return undefined;
  }
}

/** Like {@link instantOfWallTime}, for a zone that is known. */
export function instantOf(wall: Temporal.PlainDateTime, zone: string): number {
  const found = wall.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (found.toPlainDateTime().equals(wall)) return found.epochMilliseconds;
  const change = wall
    .toZonedDateTime(zone, { disambiguation: 'earlier' })
    .getTimeZoneTransition('next');
  return (change ?? found).epochMilliseconds;
}

/** Whether `text` is a date of the calendar: YYYY-MM-DD, and no 31 February. */
export function isDate(text: string): boolean {
  return instantOfWallTime(`${text}T12:00`, 'UTC') !== undefined;
}

/** Returns what clocks in `zone` show at an instant (UTC, ms): YYYY-MM-DDTHH:MM; unknown zones read UTC. */
export function wallTimeOf(instant: number, zone: string): string {
  return zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** Returns the instant (UTC, ms) at which the day of `instant` ends in `zone`, or one `days` later. */
export function endOfDay(instant: number, zone: string, days = 0): number {
  return zoned(instant, zone)
    .startOfDay()
    .add({ days: days + 1 }).epochMilliseconds;
}

/** Returns an instant (UTC, ms) as a date and time in `zone`, or in UTC where nobody knows the zone. */
export function zoned(instant: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(
    isZone(zone) ? zone : 'UTC',
  );
}

/** Returns the names of all zones that this browser knows, UTC first. */
export function zones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
