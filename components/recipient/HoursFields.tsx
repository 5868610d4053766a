import { useId } from 'react';
import type { Calendar } from '@/lib/handoff/calendar';
import { isZone } from '@/lib/handoff/wall-time';
import { t } from '@/lib/panel/words';
import { TextField } from '../ui/TextField';
import { ZoneField } from '../ui/ZoneField';
import { dayName } from './day-name';
import { HolidayFields } from './HolidayFields';

/** ISO weekdays, Monday first. */
const DAYS = [1, 2, 3, 4, 5, 6, 7];

interface HoursFieldsProps {
  readonly calendar: Calendar;
  readonly onChange: (calendar: Calendar) => void;
}

/** When a person works: zone, days, hours, and the days off. */
export function HoursFields({ calendar, onChange }: HoursFieldsProps) {
  const { days } = calendar;
  const noDaysId = useId();
  const wrong = days.length === 0 && { 'aria-invalid': true, 'aria-describedby': noDaysId };
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
        error={isZone(calendar.zone) ? undefined : t('hours_zoneUnknown', calendar.zone)}
        onChange={(zone) => onChange({ ...calendar, zone })}
      />
      <div className="days">
        {DAYS.map((day) => (
          <label key={day} className="check">
            <input
              type="checkbox"
              checked={days.includes(day)}
              onChange={() => toggle(day)}
              {...wrong}
            />
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
      {wrong && (
        <p id={noDaysId} className="error">
          {t('hours_noDays')}
        </p>
      )}
      <HolidayFields
        days={calendar.holidays}
        onChange={(holidays) => onChange({ ...calendar, holidays })}
      />
    </fieldset>
  );
}
