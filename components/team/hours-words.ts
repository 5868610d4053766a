import type { Calendar } from '@/lib/handoff/calendar';
import { t } from '@/lib/panel/words';
import { dayName } from '../recipient/day-name';

/** When a person works: "Mon to Fri, 09:00 to 17:00, Europe/Berlin". */
export function hoursWords({ days, from, to, zone }: Calendar): string {
  if (days.length === 0) return t('hours_none');
  return t('hours_words', daysWords(days), from, to, zone.replaceAll('_', ' '));
}

/** "Mon to Fri", or each day where they do not follow each other. */
function daysWords(days: readonly number[]): string {
  const sorted = days.toSorted((one, other) => one - other);
  const [first = 0, last = 0] = [sorted.at(0), sorted.at(-1)];
  const isRun = sorted.length > 2 && last - first === sorted.length - 1;
  if (isRun) return t('hours_run', dayName(first), dayName(last));
  return sorted.map(dayName).join(', ');
}

/** The days off as people read dates. */
export function holidayWords({ holidays }: Calendar): string {
  const words = new Intl.DateTimeFormat(undefined, {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  return holidays.map((day) => dayOf(words, day)).join(', ');
}

/** A card of another Baton may hold a day that no calendar has: it is shown as it stands. */
function dayOf(words: Intl.DateTimeFormat, day: string): string {
  const instant = Date.parse(`${day}T00:00Z`);
  return Number.isNaN(instant) ? day : words.format(instant);
}
