import { MOST_ABSENCES, clockTime, type Absence } from './calendar';
import { dateFormat } from './date-format';
import { NOON, dayCalled, folded, tokensOf } from './hours-tokens';
import { isDate } from './wall-time';

/** Why a line tells no days off. */
export interface AbsenceProblem {
  readonly problem: 'not-read' | 'backwards' | 'too-long' | 'too-many';
  /** The line as it was typed. */
  readonly text: string;
}

export interface ReadAbsences {
  readonly absences: readonly Absence[];
  readonly problems: readonly AbsenceProblem[];
}

/** By what a date without a year, or a name of a month, is read. */
interface Told {
  /** YYYY-MM-DD, where the person works. */
  readonly today: string;
  /** BCP 47; the browser's own where left out. */
  readonly locale?: string | undefined;
}

/** A date as it was written: the year may be left to be understood. */
interface Written {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

const MOST_DAYS = 1100;
const DAY_MS = 86_400_000;

/**
 * Reads days off as people write them, one line each: "21 Dec – 8 Jan", "24 Dec from 12:00". A date
 * without a year is the next that is not over.
 */
export function readAbsences(text: string, told: Told): ReadAbsences {
  const absences: Absence[] = [];
  const problems: AbsenceProblem[] = [];
  for (const line of text.split(/[\n;]/).map((one) => one.trim())) {
    if (line === '') continue;
    const read = readAbsence(line, told);
    if (typeof read === 'string') problems.push({ problem: read, text: line });
    else if (absences.length >= MOST_ABSENCES) problems.push({ problem: 'too-many', text: line });
    else absences.push(read);
  }
  return { absences, problems };
}

const ORDINAL = '(?:st|nd|rd|th|er|\\.|º|ª)?';
const YEAR = '(?:[,.]?\\s?(20\\d\\d)(?!\\d))?';
const LEADING = /^(?:off|from|on|the|von|vom|du|de|ab|am|holidays?|vacation|leave|away|urlaub)?:?$/;
const UNTIL = /^(?:until|till?|to|before|bis|jusqu)$/;

function readAbsence(line: string, told: Told): Absence | AbsenceProblem['problem'] {
  const { marked, dates } = withDatesMarked(folded(line), told);
  const pieces = /^([^@]*)@(?:\s?(?:-|to|till?|until|through|bis|au|al|a|do|до)\s?@)?([^@]*)$/.exec(
    marked,
  );
  const [first, last = first] = dates;
  if (!pieces || !first || !last || dates.length > 2) return 'not-read';
  const [, before = '', after = ''] = pieces;
  const leading = before.split(/[\s,]+/);
  const isFromToday = dates.length === 1 && leading.some((word) => UNTIL.test(word));
  if (!isFromToday && !leading.every((word) => LEADING.test(word))) return 'not-read';
  const part = partIn(after, told.locale);
  if (part === 'not-read') return part;
  const days = isFromToday
    ? { from: told.today, to: daysFrom(last, last, told.today)?.to ?? '' }
    : daysFrom(first, last, told.today);
  if (!days || !isDate(days.to)) return 'not-read';
  if (days.to < days.from) return 'backwards';
  if ((Date.parse(days.to) - Date.parse(days.from)) / DAY_MS > MOST_DAYS) return 'too-long';
  return part ? { ...days, part } : days;
}

/** A line with an @ for each date in it, and the dates. */
function withDatesMarked(line: string, { locale }: Told) {
  const found: { readonly at: number; readonly date: Written }[] = [];
  let marked = line
    .replaceAll('@', '?')
    // A weekday before a date adds nothing to it.
    .replace(/(?<![\p{L}\d])(\p{L}{2,})[.,]?\s?(?=\d)/gu, (whole, word: string) =>
      dayCalled(word, locale) !== undefined && monthCalled(word, locale) === undefined ? '' : whole,
    );
  const mark = (pattern: RegExp, dateOf: (parts: string[]) => Written | undefined) => {
    marked = marked.replace(pattern, (whole: string, ...rest: unknown[]) => {
      const parts = rest.map((part) => (typeof part === 'string' ? part : ''));
      const date = dateOf(parts);
      if (!date || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return whole;
      const at = rest.find((part) => typeof part === 'number') ?? 0;
      found.push({ at, date });
      // As long as it was, so that places stay in order.
      return `@${' '.repeat(whole.length - 1)}`;
    });
  };
  const dated = (year: string, month: number | undefined, day: string): Written | undefined =>
    month === undefined
      ? undefined
      : {
          ...(year && { year: Number(year) < 100 ? 2000 + Number(year) : Number(year) }),
          month,
          day: Number(day),
        };
  const named = (word: string) => monthCalled(word, locale);
  mark(/(\d{4})-(\d\d?)-(\d\d?)(?!\d)/gu, ([y = '', m, d = '']) => dated(y, Number(m), d));
  mark(/(?:(\d{4})\s?[年년]\s?)?(\d\d?)\s?[月월]\s?(\d\d?)\s?[日일]?/gu, ([y = '', m, d = '']) =>
    dated(y, Number(m), d),
  );
  const dayFirst = new RegExp(
    `(?<!\\d)(\\d\\d?)${ORDINAL}\\s?(?:of |de )?(\\p{L}{2,})\\.?${YEAR}`,
    'gu',
  );
  mark(dayFirst, ([d = '', m = '', y = '']) => dated(y, named(m), d));
  const monthFirst = new RegExp(
    `(?<!\\p{L})(\\p{L}{3,})\\.?\\s?(\\d\\d?)(?!\\d|:)${ORDINAL}${YEAR}`,
    'gu',
  );
  mark(monthFirst, ([m = '', d = '', y = '']) => dated(y, named(m), d));
  if (found.length === 0) {
    mark(
      /(?<!\d)(\d\d?)([./])(\d\d?)(?:\2(\d{4}|\d\d)(?!\d))?\.?(?![\d:])/gu,
      ([one = '', sign, two = '', y = '']) => {
        const isMonthFirst =
          sign === '/' && (Number(two) > 12 || (Number(one) < 13 && monthsFirst(locale)));
        return isMonthFirst ? dated(y, Number(one), two) : dated(y, Number(two), one);
      },
    );
  }
  const [only] = found;
  if (found.length === 1 && only) {
    // "21–23 Dec" and "Dec 21–23" name their month once.
    mark(/(?<![\d:])(\d\d?)\.?\s*-\s*(?=@)/gu, ([d = '']) => ({ ...only.date, day: Number(d) }));
    mark(/(?<=@\s*-\s*)(\d\d?)(?![\d:.h]|\s?[ap]m)/gu, ([d = '']) => ({
      ...only.date,
      day: Number(d),
    }));
    marked = marked.replace(/@\s*@/, '@-@');
  }
  const dates = found.sort((one, other) => one.at - other.at).map(({ date }) => date);
  return { marked: marked.replace(/\s+/g, ' ').trim(), dates };
}

/** The days from one date to another, with the years that are not said: the next that are not over. */
function daysFrom(first: Written, last: Written, today: string) {
  const isNextYear = last.month * 32 + last.day < first.month * 32 + first.day;
  const spread = isNextYear ? 1 : 0;
  const said = first.year ?? (last.year === undefined ? undefined : last.year - spread);
  const textOf = ({ month, day }: Written, year: number) =>
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const since = Number(today.slice(0, 4)) - 1;
  // Eight years, for the sake of 29 February.
  const years = said === undefined ? Array.from({ length: 10 }, (_, year) => since + year) : [said];
  return years
    .map((year) => ({ from: textOf(first, year), to: textOf(last, last.year ?? year + spread) }))
    .find(({ from, to }) => isDate(from) && isDate(to) && (said !== undefined || to >= today));
}

/** The part of the day that the rest of a line tells; nothing where it is the whole day. */
function partIn(rest: string, locale?: string): Absence['part'] | 'not-read' {
  if (/^[\s,.]*(?:(?:off|frei)\.?)?$/.test(rest)) return undefined;
  const half =
    /^[\s,]*(?:in the |the )?(morning|am|vormittags?|afternoon|pm|nachmittags?)[\s.]*(?:off)?$/.exec(
      rest,
    );
  if (half) return /^(?:morning|am|vor)/.test(half[1] ?? '') ? { to: NOON } : { from: NOON };
  const isAfter = /(?:from|after|since|ab|von|vom|de|des|desde|od|с)\s/u.test(rest);
  const isUntil = /(?:until|till?|before|bis|by|to|jusqu|hasta|ate|do|до)\s/u.test(rest);
  const tokens = tokensOf(rest, locale).filter(({ kind }) => kind !== 'and');
  const known = tokens.filter(
    (token) =>
      token.kind !== 'word' ||
      !/^(?:after|since|ab|before|by|off|desde|od|hasta|с)$/.test(token.word),
  );
  const [one, two, three, ...more] = known;
  if (more.length > 0) return 'not-read';
  if (one?.kind === 'time' && two?.kind === 'to' && three?.kind === 'time') {
    const to = three.isOpen && three.minute <= one.minute ? three.minute + NOON : three.minute;
    return to > one.minute ? { from: one.minute, to } : 'not-read';
  }
  if (one?.kind === 'time' && !three && (two ? two.kind === 'to' : isAfter && !isUntil)) {
    return one.minute < 1440 ? { from: one.minute } : 'not-read';
  }
  const end = one?.kind === 'to' ? two : one;
  if (end?.kind !== 'time' || !isUntil || isAfter || three) return 'not-read';
  return end.minute > 0 ? { to: end.minute } : 'not-read';
}

/** The month (1 to 12) that somebody calls so in English or in `locale`, also by its first letters. */
function monthCalled(word: string, locale?: string): number | undefined {
  for (const tongue of [locale, 'en']) {
    for (const names of [monthNames(tongue, 'short'), monthNames(tongue, 'long')]) {
      const begun = names.filter(
        (name) => name === word || (word.length > 2 && name.startsWith(word)),
      );
      const [only] = begun;
      if (new Set(begun).size === 1 && only !== undefined) return names.indexOf(only) + 1;
    }
  }
  return undefined;
}

/** As they stand beside a day, which many languages write otherwise. */
function monthNames(locale: string | undefined, month: 'short' | 'long'): string[] {
  const form = dateFormat(locale, { month, day: 'numeric', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => {
    const parts = form.formatToParts(Date.UTC(2024, index, 1));
    return folded(parts.find(({ type }) => type === 'month')?.value ?? '').replace(/\./g, '');
  });
}

function monthsFirst(locale?: string): boolean {
  const parts = dateFormat(locale, { timeZone: 'UTC' })
    .formatToParts(0)
    .map(({ type }) => type);
  return parts.indexOf('month') < parts.indexOf('day');
}

/** Returns an absence as a line that {@link readAbsences} reads in the same locale. */
export function absenceLine(absence: Absence, locale?: string): string {
  const form = dateFormat(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  const nice = lineWith(absence, (day) => (isDate(day) ? form.format(Date.parse(day)) : day));
  const { absences } = readAbsences(nice, { today: absence.from, locale });
  const isSame = absences.length === 1 && JSON.stringify(absences[0]) === JSON.stringify(absence);
  return isSame ? nice : lineWith(absence, (day) => day);
}

function lineWith({ from, to, part }: Absence, dayOf: (day: string) => string): string {
  const days = from === to ? dayOf(from) : `${dayOf(from)} – ${dayOf(to)}`;
  if (part?.from === undefined) return part?.to ? `${days} until ${endTime(part.to)}` : days;
  const start = clockTime(part.from);
  return part.to ? `${days} ${start}–${endTime(part.to)}` : `${days} from ${start}`;
}

/** The end of a day is 24:00: it is no part of the next. */
function endTime(minutes: number): string {
  return minutes === 1440 ? '24:00' : clockTime(minutes);
}
