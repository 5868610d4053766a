import { useState } from 'react';
import type { Person } from '@/lib/handoff/person';
import { wholeNumber } from '@/lib/handoff/qualification/typed-framework';
import { readReview } from '@/lib/handoff/team/typed-review';
import { wallTimeOf } from '@/lib/handoff/time/wall-time';
import type { Look } from '@/lib/dashboard/look';
import type { DashboardData } from '@/lib/dashboard/read';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { useTeamActions } from '@/lib/panel/team/team';
import { useReportResult } from '../../team/use-report-result';
import { Button } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { TextArea } from '../../ui/TextArea';
import { TextField } from '../../ui/TextField';
import { PersonSelect } from './PersonSelect';

const MOST_DECISIONS = 20;

interface ReviewFormProps {
  readonly look: Look;
  readonly data: DashboardData;
  readonly people: readonly Person[];
  readonly onDone: () => void;
}

/** The meeting was held: what was decided, by whom, until when, and who was there. */
export function ReviewForm({ look, data: { now, zone }, people, onDone }: ReviewFormProps) {
  const { key } = useOpenRecord();
  const form = useFormDraft<string>(`${key}|review`);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const report = useReportResult();
  const count = Math.min(MOST_DECISIONS, wholeNumber(form.of('lines')) ?? 1);
  const typed = {
    from: form.of('from', wallTimeOf(look.period.from, zone).slice(0, 10)),
    to: form.of('to', wallTimeOf(now, zone).slice(0, 10)),
    decided: Array.from({ length: count }, (_, index) => ({
      what: form.of(`what ${index}`),
      who: people.find(({ id }) => id === form.of(`who ${index}`)),
      due: form.of(`due ${index}`),
    })),
    attended: people.filter(({ id }) => form.of(`there ${id}`) === 'yes'),
  };
  const read = readReview(typed);
  const isWrong = (field: string) =>
    asked && !read.ok && (read.wrong as readonly string[]).includes(field);
  const save = async () => {
    setAsked(true);
    if (!read.ok || !(await report(write('review', read.review), t('review_saved')))) return;
    form.forget();
    onDone();
  };
  return (
    <Form
      label={t('review_held')}
      submit={t('review_save')}
      onSubmit={() => void save()}
      onCancel={onDone}
    >
      <div className="field-row">
        {(['from', 'to'] as const).map((field) => (
          <TextField
            key={field}
            type="date"
            label={t(`target_${field}`)}
            value={typed[field]}
            error={isWrong(field) ? t('target_toBad') : undefined}
            onChange={(text) => form.set(field, text)}
          />
        ))}
      </div>
      {typed.decided.map(({ what, who, due }, index) => (
        <div key={index} role="group" aria-label={t('review_decision', `${index + 1}`)}>
          <TextArea
            label={t('review_what')}
            rows={1}
            value={what}
            maxLength={500}
            error={isWrong(`${index} what`) ? t('review_whatBad') : undefined}
            onChange={(text) => form.set(`what ${index}`, text)}
          />
          <div className="field-row">
            <PersonSelect
              label={t('review_who')}
              people={people}
              value={who?.id ?? ''}
              none={t('review_nobody')}
              onChange={(id) => form.set(`who ${index}`, id)}
            />
            <TextField
              type="date"
              label={t('review_due')}
              value={due}
              error={isWrong(`${index} due`) ? t('hours_noDate') : undefined}
              onChange={(text) => form.set(`due ${index}`, text)}
            />
          </div>
        </div>
      ))}
      {count < MOST_DECISIONS && (
        <div>
          <Button tone="quiet" onClick={() => form.set('lines', `${count + 1}`)}>
            {t('review_more')}
          </Button>
        </div>
      )}
      <fieldset className="people-there">
        <legend>{t('review_there')}</legend>
        {people.map(({ id, name }) => (
          <label key={id} className="check" dir="auto">
            <input
              type="checkbox"
              checked={form.of(`there ${id}`) === 'yes'}
              onChange={({ currentTarget }) =>
                form.set(`there ${id}`, currentTarget.checked ? 'yes' : '')
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
    </Form>
  );
}
