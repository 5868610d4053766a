import { wordsLocale } from '@/lib/panel/i18n';

/** Returns an ISO weekday (1 = Monday) in a few letters; the first of January 2024 was a Monday. */
export function dayName(day: number): string {
  return new Intl.DateTimeFormat(wordsLocale(), { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  );
}
