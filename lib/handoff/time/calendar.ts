import * as z from 'zod/mini';
import { filledText } from '../text';

const wallTime = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));
const localDate = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));

const DAY_MINUTES = 1440;
/** More turns than anybody works in a day. */
export const MOST_SPANS = 6;
export const MOST_ABSENCES = 100;
/** ISO: Monday first. */
export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** Minutes since midnight, `to` not included; beyond 1440 is the next day. At most a whole day. */
const spanSchema = z
  .object({
    from: z.int().check(z.gte(0), z.lt(DAY_MINUTES)),
    to: z.int().check(z.gte(1), z.lt(2 * DAY_MINUTES)),
  })
  .check(z.refine(({ from, to }) => to > from && to - from <= DAY_MINUTES));
export type Span = z.infer<typeof spanSchema>;

/** The hours of each weekday, Monday first. */
const weekSchema = z.array(z.array(spanSchema).check(z.maxLength(MOST_SPANS))).check(z.length(7));
export type Week = readonly (readonly Span[])[];

/** The part of a day that somebody is off: without `from` since its morning, without `to` till its end. */
const partSchema = z.object({
  from: z.exactOptional(z.int().check(z.gte(0), z.lt(DAY_MINUTES))),
  to: z.exactOptional(z.int().check(z.gte(1), z.lte(DAY_MINUTES))),
});

/** Days off, the first and the last of them; with `part`, that part of each of them. */
const absenceSchema = z.object({
  from: localDate,
  to: localDate,
  part: z.exactOptional(partSchema),
});
export type Absence = z.infer<typeof absenceSchema>;

/**
 * When a person works. `days` are ISO weekdays (1 = Monday); an end before the start crosses
 * midnight, an end equal to it is a whole day. A shift belongs to the date on which it begins.
 * Where `week` or `off` is there, it holds instead of `days`, `from` and `to`, or of `holidays`:
 * those stay as near to it as they can say, for a Baton that does not know it.
 */
export const calendarSchema = z.object({
  /** IANA name, such as Europe/Berlin. */
  zone: filledText(60),
  days: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.maxLength(7)),
  /** Wall times, HH:MM. */
  from: wallTime,
  to: wallTime,
  /** Local dates, YYYY-MM-DD. */
  holidays: z.array(localDate).check(z.maxLength(MOST_ABSENCES)),
  week: z.exactOptional(weekSchema),
  off: z.exactOptional(z.array(absenceSchema).check(z.maxLength(MOST_ABSENCES))),
});
export type Calendar = z.infer<typeof calendarSchema>;

/** Returns office hours in `zone` until the person says otherwise: Monday to Friday, nine to five. */
export function defaultCalendar(zone: string): Calendar {
  return { zone, days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', holidays: [] };
}

/** Returns the hours of each weekday, Monday first: in order, apart, none twice. */
export function weekOf({ week, days, from, to }: Calendar): Week {
  if (week) return week.map(joined);
  const span = spanOf(minuteOf(from), minuteOf(to));
  return WEEKDAYS.map((day) => (days.includes(day) ? [span] : []));
}

/** Returns the days and parts of days on which a person is off though the week says otherwise. */
export function absencesOf({ off, holidays }: Calendar): readonly Absence[] {
  return off ?? holidays.map((day) => ({ from: day, to: day }));
}

/** Returns `calendar` with other hours, told as an earlier Baton tells them where that is possible. */
export function withWeek(before: Calendar, week: Week): Calendar {
  const calendar = { ...before };
  delete calendar.week;
  const spans = week.flat();
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  const days = WEEKDAYS.filter((day) => (week[day - 1] ?? []).length > 0);
  if (spans.length === 0) return { ...calendar, days };
  const isPlain =
    spans.length === days.length && spans.every((one) => one.from === from && one.to === to);
  return {
    ...calendar,
    days,
    from: clockTime(from),
    to: clockTime(Math.min(to, from + DAY_MINUTES)),
    ...(!isPlain && { week: week.map((hours) => [...hours]) }),
  };
}

/** Returns `calendar` with other absences, told as an earlier Baton tells them where that is possible. */
export function withAbsences(before: Calendar, absences: readonly Absence[]): Calendar {
  const calendar = { ...before };
  delete calendar.off;
  const isPlain = absences.every(({ from, to, part }) => from === to && !part);
  const days = absences.filter(({ part }) => !part).flatMap(datesOf);
  return {
    ...calendar,
    // The last of them: who keeps a card for years has the first ones behind them.
    holidays: [...new Set(days)].sort().slice(-MOST_ABSENCES),
    ...(!isPlain && { off: [...absences] }),
  };
}

const DAY_MS = 86_400_000;
/** An earlier Baton is told of no more days of one absence. */
const MOST_TOLD = 366;

function datesOf({ from, to }: Absence): string[] {
  const days: string[] = [];
  const last = Date.parse(to);
  for (let at = Date.parse(from); at <= last && days.length < MOST_TOLD; at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** The hours of one date, told by the dates themselves. */
interface DayAsked {
  /** Local dates, YYYY-MM-DD. */
  readonly date: string;
  readonly next: string;
  /** What the week says. */
  readonly hours: readonly Span[];
}

/**
 * Returns what is worked of the shifts that begin on a date. A day off takes its shifts with it, also
 * what of them lies after midnight, and leaves the night before as it is; a time that is named for
 * part of a day is one of that date's clock, whosever shift it cuts.
 */
export function hoursOn(
  { date, next, hours }: DayAsked,
  absences: readonly Absence[],
): readonly Span[] {
  return absences.reduce<readonly Span[]>((left, { from, to, part }) => {
    const isOff = from <= date && date <= to;
    const isOffNext = from <= next && next <= to;
    const after = isOff ? without(left, { from: part?.from ?? 0, to: part?.to ?? Infinity }) : left;
    if (!isOffNext || part?.from === undefined) return after;
    const end = part.to === undefined ? Infinity : DAY_MINUTES + part.to;
    return without(after, { from: DAY_MINUTES + part.from, to: end });
  }, hours);
}

/** Returns the hours of a week, each with all the days (ISO) that have just these; no free day. */
export function daysByHours(
  week: Week,
): { readonly days: readonly number[]; readonly hours: readonly Span[] }[] {
  const groups = new Map<string, { days: number[]; hours: readonly Span[] }>();
  for (const [index, hours] of week.entries()) {
    const key = JSON.stringify(hours);
    const group = groups.get(key) ?? { days: [], hours };
    group.days.push(index + 1);
    if (hours.length > 0) groups.set(key, group);
  }
  return [...groups.values()];
}

/** Returns spans without what of them lies in `off`. */
export function without(spans: readonly Span[], off: Span): Span[] {
  return spans.flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, off.from) },
      { from: Math.max(from, off.to), to },
    ].filter((left) => left.to > left.from),
  );
}

/** Returns spans in order, with those as one that touch or overlap. */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (!last || last.to < span.from) all.push(span);
    else all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return all;
}

/** Returns minutes since midnight as HH:MM, beyond a day as on the next. */
export function clockTime(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Returns a span between two times of the clock (minutes since midnight): an end that is not later is the next day's. */
export function spanOf(from: number, to: number): Span {
  return { from, to: to > from ? to : to + DAY_MINUTES };
}
