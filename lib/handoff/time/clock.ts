import { absencesOf, hoursOn, weekOf, type Calendar } from './calendar';
import { instantOf, isZone, zoned } from './wall-time';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Beyond ten years some clock is wrong, and counting on would only take time. */
const MOST_DAYS = 3660;
const LATEST = 8e15;

/** Why working time cannot be counted. */
export type ClockProblem = 'no-working-time' | 'unknown-zone' | 'too-far';

export type ClockResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: ClockProblem };

interface Shift {
  readonly from: number;
  readonly to: number;
}

/**
 * Returns the instant (UTC, ms) at which `minutes` of working time have passed since `start`; with no
 * minutes to wait that is `start` itself, at work or not.
 */
export function workingTimeDue(
  start: number,
  minutes: number,
  calendar: Calendar,
): ClockResult<number> {
  const problem = problemOf(calendar, start);
  if (problem) return { ok: false, reason: problem };
  // Whole milliseconds, or a shift's very last one could seem to be missing.
  let left = Math.round(minutes * MINUTE);
  if (left <= 0) return { ok: true, value: start };
  for (const shift of shiftsSince(start, calendar)) {
    const from = Math.max(shift.from, start);
    if (left <= shift.to - from) return { ok: true, value: from + left };
    left -= Math.max(0, shift.to - from);
  }
  return { ok: false, reason: 'too-far' };
}

/** Returns how many working minutes lie between two instants (UTC, ms); 0 where `to` is not later. */
export function workingTimeBetween(
  from: number,
  to: number,
  calendar: Calendar,
): ClockResult<number> {
  const problem = problemOf(calendar, from) ?? problemOf(calendar, to);
  if (problem) return { ok: false, reason: problem };
  const days = Math.max(0, (to - from) / DAY);
  if (days > MOST_DAYS) return { ok: false, reason: 'too-far' };
  let worked = 0;
  for (const shift of shiftsSince(from, calendar, days)) {
    worked += Math.max(0, Math.min(shift.to, to) - Math.max(shift.from, from));
  }
  return { ok: true, value: worked / MINUTE };
}

/** Whether the person works at this instant (UTC, ms). */
export function isWorkingTime(instant: number, calendar: Calendar): ClockResult<boolean> {
  const problem = problemOf(calendar, instant);
  if (problem) return { ok: false, reason: problem };
  for (const { from, to } of shiftsSince(instant, calendar, 0)) {
    if (from <= instant && instant < to) return { ok: true, value: true };
  }
  return { ok: true, value: false };
}

function problemOf(calendar: Calendar, instant: number): ClockProblem | undefined {
  if (!isZone(calendar.zone)) return 'unknown-zone';
  if (weekOf(calendar).every((hours) => hours.length === 0)) return 'no-working-time';
  return Math.abs(instant) <= LATEST ? undefined : 'too-far';
}

/**
 * The shifts from the one that may still run at `start` to those of `days` later, in order and apart.
 * They are found by wall time, so that one is an hour shorter or longer where clocks change within
 * it, and one on a day that a zone skipped is none.
 */
function* shiftsSince(start: number, calendar: Calendar, days = MOST_DAYS): Generator<Shift> {
  const { zone } = calendar;
  const week = weekOf(calendar);
  const absences = absencesOf(calendar);
  // Dates are counted as UTC's, by the millisecond: only what is worked needs the zone.
  let day = zoned(start, zone).toPlainDate().toZonedDateTime('UTC').epochMilliseconds - DAY;
  /** A night's end may lie in the next morning's shift: no minute counts twice. */
  let done = -Infinity;
  // Yesterday's night is one more, today one, and where clocks change a day is not a day.
  for (let left = days + 3; left > 0; left -= 1, day += DAY) {
    const hours = week[weekdayOf(day)] ?? [];
    if (hours.length === 0) continue;
    const asked = { date: dateOf(day), next: dateOf(day + DAY), hours };
    for (const span of hoursOn(asked, absences)) {
      const from = Math.max(done, instantAt(day + span.from * MINUTE, zone));
      const to = instantAt(day + span.to * MINUTE, zone);
      done = Math.max(done, to);
      if (to > from) yield { from, to };
    }
  }
}

/** Its place in a week that begins on Monday; 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day / DAY + 3) % 7) + 7) % 7;
}

function dateOf(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

/** More mornings and evenings than a team has in some years. */
const MOST_KEPT = 20_000;
const kept = new Map<string, number>();

/**
 * When (UTC, ms) clocks in `zone` show what UTC's do at `wall`. A team's days begin and end at the same
 * few times: what the browser's calendar said of one is kept, for asking it is what takes long.
 */
function instantAt(wall: number, zone: string): number {
  const key = `${wall} ${zone}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const found = instantOf(zoned(wall, 'UTC').toPlainDateTime(), zone);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, found);
  return found;
}
