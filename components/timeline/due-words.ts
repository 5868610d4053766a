import type { Calendar } from '@/lib/handoff/calendar';
import { workingTimeBetween } from '@/lib/handoff/clock';
import { firstName } from '@/lib/handoff/first-name';
import { dayAndTime, lengthOfTime } from '@/lib/panel/time-words';
import { t } from '@/lib/panel/words';

/** Whose working time is counted. */
export interface WorkingTime {
  readonly name: string;
  readonly calendar: Calendar;
}

/**
 * By when something is due (UTC, ms), as seen at `now`: counted in working time where it is known
 * whose, else the day and time alone.
 */
export function dueWords(due: number, now: number, of?: WorkingTime): string {
  const when = dayAndTime(due);
  const isLate = now > due;
  const [from, to] = isLate ? [due, now] : [now, due];
  const worked = of && workingTimeBetween(from, to, of.calendar);
  if (!of || !worked?.ok) return t(isLate ? 'due_late' : 'due_at', when);
  const [length, whose] = [lengthOfTime(worked.value), firstName(of.name)];
  return isLate ? t('due_lateBy', when, length, whose) : t('due_left', length, whose, when);
}
