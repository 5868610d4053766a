import {
  MOST_SPANS,
  WEEKDAYS,
  clockTime,
  daysByHours,
  joined,
  spanOf,
  without,
  type Span,
  type Week,
} from './calendar';
import { NOON, dayNames, tokensOf, type Time, type Token } from './hours-tokens';

/** Why a line tells no week; `text` is the part of it that stands in the way. */
export interface WeekProblem {
  readonly problem: 'empty' | 'no-days' | 'no-times' | 'no-end' | 'not-read' | 'too-many';
  readonly text: string;
}

export type ReadWeek =
  { readonly ok: true; readonly week: Week } | ({ readonly ok: false } & WeekProblem);

const HALF_DAY = 720;
const NO_WORK = /^(?:off|closed|free|none|frei|ferme|libre|zu)$/;
const BREAK = /^(?:break|lunch|except|without|minus|pause|but|excl|not|ohne|sauf)$/;
const SETS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:daily|everyday|day|days|taglich)$/, WEEKDAYS],
  [/^(?:weekdays?|workdays?|werktags)$/, [1, 2, 3, 4, 5]],
  [/^weekends?$/, [6, 7]],
];

/** Some days and what is said of them. */
interface Group {
  days: number[];
  spans: Span[];
  breaks: Span[];
  isOff: boolean;
  timesFirst: boolean;
  start: number;
}

const groupFrom = (start: number): Group => ({
  ...{ days: [], spans: [], breaks: [], isOff: false, timesFirst: false, start },
});

/**
 * Reads the hours of a week as people write them: "Mon–Thu 9–12, 13–17; Fri 9–1", in English or with
 * the names of `locale` (BCP 47; the browser's own where left out). What is said later of a day
 * stands instead of what it overlaps.
 */
export function readWeek(line: string, locale?: string): ReadWeek {
  const tokens = tokensOf(line, locale);
  const week: Span[][] = WEEKDAYS.map(() => []);
  let group = groupFrom(0);
  let inBreak = false;
  let problem: WeekProblem | undefined;
  const fail = (kind: WeekProblem['problem'], text: string) => {
    problem ??= { problem: kind, text: text.trim() };
  };
  const closeAt = (end: number) => {
    const { days, spans, breaks, isOff, start } = group;
    const text = tokens
      .slice(start, end)
      .filter(({ kind }) => kind !== 'end')
      .map((token) => token.text)
      .join(' ');
    const isSaid = spans.length > 0 || breaks.length > 0 || isOff;
    if (days.length === 0 && isSaid) fail('no-days', text);
    if (days.length > 0 && !isSaid) fail('no-times', text);
    for (const day of days) {
      const before = isOff ? [] : (week[day - 1] ?? []);
      const isOther = spans.some((one) =>
        before.some((two) => one.from < two.to && two.from < one.to),
      );
      const worked = joined([...(isOther ? [] : before), ...spans]);
      const left = breaks.reduce<Span[]>(without, worked);
      if (left.length > MOST_SPANS) fail('too-many', text);
      week[day - 1] = left;
    }
    group = groupFrom(end);
    inBreak = false;
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    const [next, afterNext] = [tokens[index + 1], tokens[index + 2]];
    if (token.kind === 'end') closeAt(index);
    const days = daysOf(token);
    if (days.length > 0) {
      const isSaid = group.spans.length > 0 || group.isOff;
      if (isSaid && group.days.length === 0) group.timesFirst = true;
      else if (isSaid && !group.timesFirst) closeAt(index);
      const last = next?.kind === 'to' && afterNext?.kind === 'day' ? afterNext.day : undefined;
      if (last !== undefined) index += 2;
      group.days.push(...(last === undefined ? days : daysBetween(days[0] ?? last, last)));
    } else if (token.kind === 'time') {
      if (group.timesFirst && group.days.length > 0) closeAt(index);
      if (next?.kind !== 'to' || afterNext?.kind !== 'time') fail('no-end', token.text);
      else {
        index += 2;
        const span = spanBetween(token, afterNext, group.spans, inBreak);
        (inBreak ? group.breaks : group.spans).push(span);
      }
    } else if (token.kind === 'word' && BREAK.test(token.word)) inBreak = true;
    else if (token.kind === 'word' && NO_WORK.test(token.word)) group.isOff = true;
    else if (token.kind === 'to' && (next === undefined || next.kind === 'end')) group.isOff = true;
    else if (token.kind !== 'end' && token.kind !== 'and') fail('not-read', token.text);
  }
  closeAt(tokens.length);
  if (problem) return { ok: false, ...problem };
  if (week.flat().length === 0) return { ok: false, problem: 'empty', text: line.trim() };
  return { ok: true, week };
}

function daysOf(token: Token): readonly number[] {
  if (token.kind === 'day') return [token.day];
  if (token.kind !== 'word') return [];
  return SETS.find(([word]) => word.test(token.word))?.[1] ?? [];
}

/** From a day to another, over the weekend where that is the way. */
function daysBetween(first: number, last: number): number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => ((first - 1 + step) % 7) + 1);
}

/**
 * The hours between two times. Who leaves out am and pm means the next hour of that name: "9–5" ends
 * in the afternoon, "8–12, 1–5" goes on after noon. With two digits all is as it stands.
 */
function spanBetween(start: Time, end: Time, before: readonly Span[], isBreak: boolean): Span {
  let from = start.minute;
  let to = end.minute;
  const isBoth = end.half === 'pm' && !start.half && from < NOON && from + HALF_DAY < to;
  const bound = isBreak ? before[0]?.from : before.at(-1)?.to;
  const isLater = start.isOpen && bound !== undefined && from < bound && from + HALF_DAY >= bound;
  if (isBoth || (isLater && !end.half)) from += HALF_DAY;
  if (end.isOpen && to <= from && to + HALF_DAY > from) to += HALF_DAY;
  return spanOf(from, to === 0 ? 1440 : to);
}

/** Returns a week as one line that {@link readWeek} reads in the same locale: "Mon–Fri 09:00–17:00". */
export function weekLine(week: Week, locale?: string): string {
  const line = lineWith(week, dayNames(locale));
  const read = readWeek(line, locale);
  const isSame = read.ok && JSON.stringify(read.week) === JSON.stringify(week);
  return isSame ? line : lineWith(week, dayNames('en'));
}

function lineWith(week: Week, names: readonly string[]): string {
  const nameOf = (day = 0) => names[day - 1] ?? '';
  return daysByHours(week)
    .map(({ days, hours }) => {
      const isRun = days.length > 2 && (days.at(-1) ?? 0) - (days[0] ?? 0) === days.length - 1;
      const told = isRun
        ? `${nameOf(days[0])}–${nameOf(days.at(-1))}`
        : days.map(nameOf).join(', ');
      const times = hours.map(({ from, to }) => `${clockTime(from)}–${clockTime(to)}`);
      return `${told} ${times.join(', ')}`;
    })
    .join('; ');
}
