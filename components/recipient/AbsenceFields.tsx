import { useState } from 'react';
import { absencesOf, withAbsences } from '@/lib/handoff/time/calendar';
import type { TypedCalendar } from '@/lib/handoff/team/profile';
import { absenceLine, readAbsences, type AbsenceProblem } from '@/lib/handoff/time/typed-absences';
import { isDate, wallTimeOf } from '@/lib/handoff/time/wall-time';
import { useNow } from '@/lib/panel/time/use-now';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { absenceText } from '../team/hours-text';
import { Button } from '../ui/Button';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';

const PROBLEM_WORDS: Record<AbsenceProblem['problem'], MessageKey> = {
  'not-read': 'absence_notRead',
  backwards: 'absence_backwards',
  'too-long': 'absence_tooLong',
  'too-many': 'absence_tooMany',
};

interface AbsenceFieldsProps {
  readonly calendar: TypedCalendar;
  readonly onChange: (calendar: TypedCalendar) => void;
}

/** The days, and parts of days, on which a person does not work though the week says so. */
export function AbsenceFields({ calendar, onChange }: AbsenceFieldsProps) {
  const today = wallTimeOf(useNow(), calendar.zone).slice(0, 10);
  const [dates, setDates] = useState({ from: '', to: '' });
  // One that an earlier Baton kept half typed has no date yet.
  const told = absencesOf(calendar).filter(({ from }) => from !== '');
  const text =
    calendar.absencesWritten?.text ?? told.map((absence) => absenceLine(absence)).join('\n');
  const read = readAbsences(text, { today });
  const write = (lines: string) => {
    const { absences, problems } = readAbsences(lines, { today });
    const absencesWritten = { text: lines, isRead: problems.length === 0 };
    onChange({ ...withAbsences(calendar, absences), absencesWritten });
  };
  const { from, to } = dates;
  const last = to === '' ? from : to;
  const isBackwards = isDate(from) && isDate(last) && last < from;
  const mayAdd = isDate(from) && isDate(last) && !isBackwards;
  const add = () => {
    const line = absenceLine({ from, to: last });
    write(text.trim() === '' ? line : `${text.trimEnd()}\n${line}`);
    setDates({ from: '', to: '' });
  };
  const errors = read.problems.map(({ problem, text: line }) => t(PROBLEM_WORDS[problem], line));
  return (
    <div className="absences">
      <TextArea
        label={t('hours_holidays')}
        value={text}
        rows={2}
        hint={t('absence_hint')}
        error={errors.length > 0 ? errors.join(' ') : undefined}
        onChange={write}
      />
      <p className="hint" role="status">
        {told.length > 0 && t('absence_understood', told.map(absenceText).join('; '))}
      </p>
      <div className="field-row">
        <TextField
          type="date"
          label={t('absence_first')}
          value={from}
          onChange={(day) => setDates({ ...dates, from: day })}
        />
        <TextField
          type="date"
          label={t('absence_last')}
          value={to}
          error={isBackwards ? t('absence_lastEarlier') : undefined}
          onChange={(day) => setDates({ ...dates, to: day })}
        />
      </div>
      <Button tone="quiet" disabled={!mayAdd} onClick={add}>
        {t('absence_add')}
      </Button>
    </div>
  );
}
