import { WEEKDAYS, weekOf, withWeek, type Span, type Week } from '@/lib/handoff/time/calendar';
import type { TypedCalendar } from '@/lib/handoff/team/profile';
import {
  readWeek,
  weekLine,
  type ReadWeek,
  type WeekProblem,
} from '@/lib/handoff/time/typed-hours';
import { isZone } from '@/lib/handoff/time/wall-time';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import { ZoneField } from '../ui/ZoneField';
import { weekText } from '../team/hours-text';
import { dayName } from './day-name';
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
    <fieldset className="hours-fields">
      <legend>{t('hours_title')}</legend>
      <ZoneField
        label={t('hours_zone')}
        zone={calendar.zone}
        error={isZone(calendar.zone) ? undefined : t('hours_zoneUnknown', calendar.zone)}
        onChange={(zone) => onChange({ ...calendar, zone })}
      />
      <DayToggles
        week={weekToTurn(read)}
        usual={current.find((spans) => spans.length > 0) ?? hours([9, 17])}
        onChange={(next) => write(weekLine(next))}
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

const NO_DAYS: Week = WEEKDAYS.map(() => []);

/** The week of which days can be turned on and off: none while the line says something that is not read. */
function weekToTurn(read: ReadWeek): Week | undefined {
  if (read.ok) return read.week;
  return read.problem === 'empty' ? NO_DAYS : undefined;
}

interface DayTogglesProps {
  readonly week: Week | undefined;
  /** The hours of a day that is turned on. */
  readonly usual: readonly Span[];
  readonly onChange: (week: Week) => void;
}

/** The seven days, each turned on and off by a press; the line below says the same, and the hours. */
function DayToggles({ week, usual, onChange }: DayTogglesProps) {
  return (
    <div className="day-toggles" role="group" aria-label={t('hours_days')}>
      {WEEKDAYS.map((day) => {
        const isOn = (week?.[day - 1] ?? []).length > 0;
        return (
          <label key={day}>
            <input
              type="checkbox"
              checked={isOn}
              disabled={week === undefined}
              onChange={() =>
                week &&
                onChange(week.map((spans, at) => (at === day - 1 ? (isOn ? [] : usual) : spans)))
              }
            />
            {dayName(day)}
          </label>
        );
      })}
    </div>
  );
}
