import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar';
import { instantOf, isZone, zoned } from './wall-time';

const MINUTE = 60_000;
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
 * Gives the instant (UTC, ms) at which `minutes` of working time have passed since `start`; with no
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

/** Gives how many working minutes lie between two instants (UTC, ms); 0 where `to` is not later. */
export function workingTimeBetween(
  from: number,
  to: number,
  calendar: Calendar,
): ClockResult<number> {
  const problem = problemOf(calendar, from) ?? problemOf(calendar, to);
  if (problem) return { ok: false, reason: problem };
  let worked = 0;
  for (const shift of shiftsSince(from, calendar)) {
    if (shift.from >= to) return { ok: true, value: worked / MINUTE };
    worked += Math.max(0, Math.min(shift.to, to) - Math.max(shift.from, from));
  }
  return { ok: false, reason: 'too-far' };
}

/** Whether the person works at this instant (UTC, ms). */
export function isWorkingTime(instant: number, calendar: Calendar): ClockResult<boolean> {
  const problem = problemOf(calendar, instant);
  if (problem) return { ok: false, reason: problem };
  for (const shift of shiftsSince(instant, calendar)) {
    if (shift.to > instant) return { ok: true, value: shift.from <= instant };
  }
  return { ok: true, value: false };
}

function problemOf(calendar: Calendar, instant: number): ClockProblem | undefined {
  if (!isZone(calendar.zone)) return 'unknown-zone';
  if (calendar.days.length === 0) return 'no-working-time';
  return Math.abs(instant) <= LATEST ? undefined : 'too-far';
}

/**
 * The shifts from the one that may still run at `start` on, in order. A day's shift is found by
 * wall time, so that it is an hour shorter or longer where clocks change within it.
 */
function* shiftsSince(start: number, calendar: Calendar): Generator<Shift> {
  const from = Temporal.PlainTime.from(calendar.from);
  const to = Temporal.PlainTime.from(calendar.to);
  const overnight = Temporal.PlainTime.compare(to, from) <= 0;
  let date = zoned(start, calendar.zone).toPlainDate().subtract({ days: 1 });
  for (let day = 0; day < MOST_DAYS; day += 1, date = date.add({ days: 1 })) {
    if (!calendar.days.includes(date.dayOfWeek)) continue;
    if (calendar.holidays.includes(date.toString())) continue;
    const end = overnight ? date.add({ days: 1 }) : date;
    yield {
      from: instantOf(date.toPlainDateTime(from), calendar.zone),
      to: instantOf(end.toPlainDateTime(to), calendar.zone),
    };
  }
}
