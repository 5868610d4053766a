import { useRef, useState } from 'react';
import { isDate } from '@/lib/handoff/wall-time';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { CloseIcon } from '../ui/icons';
import { IconButton } from '../ui/IconButton';
import { TextField } from '../ui/TextField';

const MOST_HOLIDAYS = 100;

interface HolidayFieldsProps {
  /** Local dates, YYYY-MM-DD; '' while one is not typed yet. */
  readonly days: readonly string[];
  readonly onChange: (days: string[]) => void;
}

/** The days on which a person does not work though the week says so. */
export function HolidayFields({ days, onChange }: HolidayFieldsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<number>();
  const add = () => {
    setAdded(days.length);
    onChange([...days, '']);
  };
  const remove = (index: number) => {
    onChange(days.filter((_, other) => other !== index));
    box.current?.querySelector<HTMLElement>(':scope > .button')?.focus();
  };
  return (
    <div ref={box} className="holidays">
      {days.length > 0 && (
        <ul aria-label={t('hours_holidays')}>
          {days.map((day, index) => (
            // A date has no other identity than its place in the list.
            <li key={index}>
              <TextField
                type="date"
                label={t('hours_holiday', `${index + 1}`)}
                value={day}
                autoFocus={index === added}
                error={day === '' || isDate(day) ? undefined : t('hours_noDate')}
                onChange={(next) => onChange(days.with(index, next))}
              />
              <IconButton
                label={t('hours_removeHoliday', day || `${index + 1}`)}
                onClick={() => remove(index)}
              >
                <CloseIcon />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Button tone="quiet" disabled={days.length >= MOST_HOLIDAYS} onClick={add}>
        {t('hours_addHoliday')}
      </Button>
    </div>
  );
}
