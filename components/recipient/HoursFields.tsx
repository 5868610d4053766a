import { weekOf, withWeek, type Week } from '@/lib/handoff/time/calendar';
import type { TypedCalendar } from '@/lib/handoff/team/profile';
import { readWeek, weekLine, type WeekProblem } from '@/lib/handoff/time/typed-hours';
import { isZone } from '@/lib/handoff/time/wall-time';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import { ZoneField } from '../ui/ZoneField';
import { weekText } from '../team/hours-text';
import { AbsenceFields } from './AbsenceFields';

const hours = (...times: [from: number, to: number][]) =>
  times.map(([from, to]) => ({ from: from * 60, to: to * 60 }));
const week = (monToThu: ReturnType<typeof hours>, friday = monToThu): Week => [
  ...[monToThu, monToThu, monToThu, monToThu, friday, [], []],
];

/** Weeks that many people work, to begin with. */
const USUAL_WEEKS: readonly Week[] = [
  week(hours([9, 17])),
  week(hours([9, 12], [13, 17])),
  week(hours([9, 17]), hours([9, 13])),
];

const PROBLEM_WORDS: Record<WeekProblem['problem'], MessageKey> = {
  empty: 'hours_noDays',
  'no-days': 'hours_daysMissing',
  'no-times': 'hours_timesMissing',
  'no-end': 'hours_endMissing',
  'not-read': 'hours_notRead',
  'too-many': 'hours_tooMany',
};

interface HoursFieldsProps {
  readonly calendar: TypedCalendar;
  readonly onChange: (calendar: TypedCalendar) => void;
}

/** When a person works: zone, the week in one line, and the days off. */
export function HoursFields({ calendar, onChange }: HoursFieldsProps) {
  const current = weekOf(calendar);
  const text = calendar.hoursWritten?.text ?? weekLine(current);
  const read = readWeek(text);
  const write = (line: string) => {
    const next = readWeek(line);
    const hoursWritten = { text: line, isRead: next.ok };
    onChange({ ...(next.ok ? withWeek(calendar, next.week) : calendar), hoursWritten });
  };
  return (
    <fieldset>
      <legend>{t('hours_title')}</legend>
      <ZoneField
        label={t('hours_zone')}
        zone={calendar.zone}
        error={isZone(calendar.zone) ? undefined : t('hours_zoneUnknown', calendar.zone)}
        onChange={(zone) => onChange({ ...calendar, zone })}
      />
      <TextField
        label={t('hours_week')}
        value={text}
        autoComplete="off"
        hint={t('hours_weekHint')}
        error={read.ok ? undefined : t(PROBLEM_WORDS[read.problem], read.text)}
        onChange={write}
      />
      <p className="hint" role="status">
        {read.ok && t('hours_understood', weekText(read.week))}
      </p>
      <ul className="usual-weeks" aria-label={t('hours_usual')}>
        {USUAL_WEEKS.map((usual) => weekLine(usual)).map((line) => (
          <li key={line}>
            <Button tone="quiet" onClick={() => write(line)}>
              {line}
            </Button>
          </li>
        ))}
      </ul>
      <AbsenceFields calendar={calendar} onChange={onChange} />
    </fieldset>
  );
}
