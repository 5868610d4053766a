import {
  absencesOf,
  clockTime,
  daysByHours,
  weekOf,
  type Absence,
  type Calendar,
  type Week,
} from '@/lib/handoff/time/calendar';
import { placeOfZone } from '@/lib/handoff/time/instant-text';
import { t, wordsLocale } from '@/lib/panel/i18n';
import { dayName } from '../recipient/day-name';

/** When a person works: "Mon–Thu, 09:00–12:00, 13:00–17:00; Fri, 09:00–13:00, Berlin". */
export function hoursText(calendar: Calendar): string {
  const week = weekText(weekOf(calendar));
  return week === '' ? t('hours_none') : t('hours_words', week, placeOfZone(calendar.zone));
}

/** The hours of a week without the zone; '' where there are none. */
export function weekText(week: Week): string {
  return daysByHours(week)
    .map(({ days, hours }) => {
      const times = hours.map(({ from, to }) => t('hours_run', clockTime(from), clockTime(to)));
      return t('hours_ofDays', daysText(days), times.join(', '));
    })
    .join('; ');
}

/** "Mon–Fri", or each day where they do not follow each other. */
function daysText(days: readonly number[]): string {
  const [first = 0, last = 0] = [days.at(0), days.at(-1)];
  const isRun = days.length > 2 && last - first === days.length - 1;
  if (isRun) return t('hours_run', dayName(first), dayName(last));
  return days.map(dayName).join(', ');
}

/** The days off as people read dates: "21 Dec 2026–8 Jan 2027; 3 Feb 2027 from 12:00". */
export function absencesText(calendar: Calendar): string {
  return absencesOf(calendar).map(absenceText).join('; ');
}

/** One absence as people read dates. */
export function absenceText({ from, to, part }: Absence): string {
  const days = from === to ? dayOf(from) : t('hours_run', dayOf(from), dayOf(to));
  if (!part) return days;
  const start = part.from === undefined ? undefined : clockTime(part.from);
  const end = part.to === undefined ? undefined : clockTime(part.to);
  if (start === undefined) return end === undefined ? days : t('hours_offUntil', days, end);
  if (end === undefined) return t('hours_offFrom', days, start);
  return t('hours_offBetween', days, start, end);
}

/** A card of another Baton may hold a day that no calendar has: it is shown as it stands. */
function dayOf(day: string): string {
  const instant = Date.parse(`${day}T00:00Z`);
  const words = new Intl.DateTimeFormat(wordsLocale(), {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  return Number.isNaN(instant) ? day : words.format(instant);
}
