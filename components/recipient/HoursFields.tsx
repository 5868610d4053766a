import type { Calendar } from '@/lib/handoff/calendar';
import { t } from '@/lib/panel/words';
import { TextField } from '../ui/TextField';
import { ZoneField } from '../ui/ZoneField';

/** ISO weekdays, Monday first; the first of January 2024 was a Monday. */
const DAYS = [1, 2, 3, 4, 5, 6, 7];
const dayName = (day: number) =>
  new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  );

interface HoursFieldsProps {
  readonly calendar: Calendar;
  readonly onChange: (calendar: Calendar) => void;
}

/** When a person works: zone, days and hours. */
export function HoursFields({ calendar, onChange }: HoursFieldsProps) {
  const { days } = calendar;
  const toggle = (day: number) => {
    const next = days.includes(day) ? days.filter((other) => other !== day) : [...days, day];
    onChange({ ...calendar, days: next.sort((a, b) => a - b) });
  };
  // The field gives '' while a time is half typed: the last whole one stands meanwhile.
  const setTime = (part: 'from' | 'to') => (time: string) =>
    time && onChange({ ...calendar, [part]: time });
  return (
    <fieldset>
      <legend>{t('hours_title')}</legend>
      <ZoneField
        label={t('hours_zone')}
        zone={calendar.zone}
        onChange={(zone) => onChange({ ...calendar, zone })}
      />
      <div className="days">
        {DAYS.map((day) => (
          <label key={day} className="check">
            <input type="checkbox" checked={days.includes(day)} onChange={() => toggle(day)} />
            {dayName(day)}
          </label>
        ))}
      </div>
      <div className="field-row">
        <TextField
          type="time"
          label={t('hours_from')}
          value={calendar.from}
          onChange={setTime('from')}
        />
        <TextField type="time" label={t('hours_to')} value={calendar.to} onChange={setTime('to')} />
      </div>
      {days.length === 0 && <p className="error">{t('hours_noDays')}</p>}
    </fieldset>
  );
}
