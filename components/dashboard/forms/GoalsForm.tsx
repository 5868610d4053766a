import { useState } from 'react';
import { DEFAULT_GOALS } from '@/lib/handoff/team/goals';
import { GOAL_FIELDS, type GoalField, readGoals, typedGoals } from '@/lib/handoff/team/typed-goals';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { type MessageKey, t, wordsLocale } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useTeamActions, useTeamHere } from '@/lib/panel/team/team';
import { useReportResult } from '../../team/use-report-result';
import { Form } from '../../ui/Form';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';

const GOAL_ERRORS: Readonly<Record<Exclude<GoalField, 'snapshotDay'>, MessageKey>> = {
  target: 'goals_targetBad',
  amber: 'goals_amberBad',
  red: 'goals_redBad',
  pullBackDays: 'goals_pullBackDaysBad',
  saleDays: 'goals_saleDaysBad',
  mostBdms: 'goals_mostBdmsBad',
  leastOfPair: 'goals_leastOfPairBad',
  coverage: 'goals_coverageBad',
  reviewWeeks: 'goals_reviewWeeksBad',
};

/** A Monday, from which the names of the days are counted. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;
const DAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  value: `${day}`,
  text: new Intl.DateTimeFormat(wordsLocale(), { weekday: 'long', timeZone: 'UTC' }).format(
    MONDAY + (day - 1) * DAY,
  ),
}));

/** What the team's figures are held against; it holds for everybody in the room once it is saved. */
export function GoalsForm({ onDone }: { readonly onDone: () => void }) {
  const { key } = useOpenRecord();
  const set = useTeamHere().goals;
  const current = set?.goals ?? DEFAULT_GOALS;
  const form = useFormDraft<GoalField>(`${key}|goals`);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const { showToast } = usePanelActions();
  const report = useReportResult();
  const usual = typedGoals(current);
  const typed = { ...usual };
  for (const field of GOAL_FIELDS) typed[field] = form.of(field, usual[field]);
  const read = readGoals(typed);
  const isWrong = (field: GoalField) => asked && !read.ok && read.fields.includes(field);
  const save = async () => {
    setAsked(true);
    if (!read.ok || !(await report(write('goals', read.goals)))) return;
    showToast(t('goals_saved'), () => void report(write('goals', current)));
    form.forget();
    onDone();
  };
  return (
    <Form
      label={t('goals_change')}
      submit={t('goals_save')}
      tone="plain"
      onSubmit={() => void save()}
      onCancel={onDone}
    >
      {GOAL_FIELDS.map((field) =>
        field === 'snapshotDay' ? (
          <Select
            key={field}
            label={t('goals_snapshotDay')}
            value={typed.snapshotDay}
            options={DAYS}
            onChange={(day) => form.set('snapshotDay', day)}
          />
        ) : (
          <TextField
            key={field}
            label={t(`goals_${field}`)}
            inputMode={field === 'coverage' ? 'decimal' : 'numeric'}
            value={typed[field]}
            maxLength={9}
            hint={field === 'coverage' ? t('goals_coverageHint') : undefined}
            error={isWrong(field) ? t(GOAL_ERRORS[field]) : undefined}
            onChange={(text) => form.set(field, text)}
          />
        ),
      )}
    </Form>
  );
}
