import { type Calendar, clockTime, weekOf } from '@/lib/handoff/time/calendar';
import { isZone, wallTimeOf } from '@/lib/handoff/time/wall-time';
import { t } from '@/lib/panel/i18n';
import { useNow } from '@/lib/panel/time/use-now';

const DAY = 24 * 60;
const percent = (minutes: number) => `${(100 * minutes) / DAY}%`;

/** A person's day from midnight to midnight: the hours they work, and where they are now. */
export function DayBar({ calendar }: { readonly calendar: Calendar }) {
  const now = useNow();
  if (!isZone(calendar.zone)) return null;
  const wall = wallTimeOf(now, calendar.zone);
  const [hour = 0, minute = 0] = wall.slice(11).split(':').map(Number);
  // Sunday is the first day to JavaScript, and the last of a week here.
  const weekday = (new Date(`${wall.slice(0, 10)}T00:00Z`).getUTCDay() + 6) % 7;
  const spans = weekOf(calendar)[weekday] ?? [];
  const hours = spans.map(({ from, to }) => `${clockTime(from)}–${clockTime(to)}`).join(', ');
  return (
    <div
      className="day-bar"
      role="img"
      aria-label={hours === '' ? t('day_off') : t('day_works', hours)}
    >
      {spans.map(({ from, to }) => (
        <i
          key={from}
          style={{ insetInlineStart: percent(from), width: percent(Math.min(to, DAY) - from) }}
        />
      ))}
      <u style={{ insetInlineStart: percent(60 * hour + minute) }} />
    </div>
  );
}
