import type { Calendar } from '../time/calendar';
import { isWorkingTime } from '../time/clock';
import { endOfDay, instantOfWallTime, wallTimeOf } from '../time/wall-time';

/** Hours at which people like to meet, as their clocks show them. */
const HOURS = ['10:00', '14:00'];
/** A holiday is rarely longer. */
const FURTHEST_DAYS = 30;

/**
 * Returns up to `most` instants (UTC, ms), from the day after `now` on, at which somebody works by this
 * calendar; none where its hours or its zone cannot be read.
 */
export function meetingProposals(now: number, calendar: Calendar, most: number): number[] {
  const found: number[] = [];
  for (let day = 1; day <= FURTHEST_DAYS && found.length < most; day += 1) {
    const date = wallTimeOf(endOfDay(now, calendar.zone, day - 1), calendar.zone).slice(0, 10);
    for (const hour of HOURS) {
      const instant = instantOfWallTime(`${date}T${hour}`, calendar.zone);
      if (instant === undefined) continue;
      const working = isWorkingTime(instant, calendar);
      if (working.ok && working.value) found.push(instant);
    }
  }
  return found.slice(0, most);
}
