import { firstName } from '@/lib/handoff/reach/first-name';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { workingTimeBetween } from '@/lib/handoff/time/clock';
import { t } from '@/lib/panel/i18n';
import { dayAndTime, lengthToTell } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';

interface TimeLeftProps {
  /** UTC, ms. */
  readonly due: number;
  /** Whose working time is counted; absent where days and hours say it better. */
  readonly of?: WorkingTime;
}

/** By when something is to be done, kept true while it is looked at; what is overdue looks so. */
export function TimeLeft({ due, of }: TimeLeftProps) {
  const now = useNow();
  return (
    <p className="clock" data-late={now > due}>
      {dueText(due, now, of)}
    </p>
  );
}

/** Whose working time is counted. */
interface WorkingTime {
  readonly name: string;
  readonly calendar: Calendar;
}

/**
 * By when something is due (UTC, ms), as seen at `now`: counted in working time where it is known
 * whose and there is any, else the day and time alone.
 */
function dueText(due: number, now: number, of?: WorkingTime): string {
  const when = dayAndTime(due);
  const isLate = now > due;
  const [from, to] = isLate ? [due, now] : [now, due];
  const worked = of && workingTimeBetween(from, to, of.calendar);
  const length = worked?.ok ? lengthToTell(worked.value) : undefined;
  if (!of || length === undefined) return t(isLate ? 'due_late' : 'due_at', when);
  const whose = firstName(of.name);
  return isLate ? t('due_lateBy', when, length, whose) : t('due_left', length, whose, when);
}
