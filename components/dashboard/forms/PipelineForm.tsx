import { useState } from 'react';
import { otherCurrencyIn } from '@/lib/handoff/typed-money';
import {
  type PipelineField,
  readPipeline,
  type TypedDeals,
} from '@/lib/handoff/team/typed-pipeline';
import { wholeNumber } from '@/lib/handoff/qualification/typed-framework';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { useTeamActions, useTeamHere } from '@/lib/panel/team/team';
import { useReportResult } from '../../team/use-report-result';
import { Button } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { TextField } from '../../ui/TextField';

const ERRORS: Readonly<Record<keyof TypedDeals, MessageKey>> = {
  value: 'target_valueBad',
  currency: 'pipeline_currencyBad',
  count: 'pipeline_countBad',
};

const MOST_LINES = 20;

/** The open pipeline of this week, typed in twenty seconds. Recorded again, the newest of a week counts. */
export function PipelineForm({ onDone }: { readonly onDone: () => void }) {
  const { key } = useOpenRecord();
  const { pipelines, targets } = useTeamHere();
  const form = useFormDraft<string>(`${key}|pipeline`);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const report = useReportResult();
  const last = pipelines.at(-1);
  const known = last?.open.map(({ currency }) => currency) ?? [];
  const usual = known.length > 0 ? known : [targets.at(-1)?.amount.currency ?? 'EUR'];
  const count = Math.min(MOST_LINES, wholeNumber(form.of('lines')) ?? usual.length);
  const lines = Array.from({ length: count }, (_, index) => ({
    value: form.of(`value ${index}`),
    currency: form.of(`currency ${index}`, usual[index] ?? ''),
    count: form.of(`count ${index}`),
  }));
  const unvalued = form.of('unvalued', '0');
  const read = readPipeline(lines, unvalued);
  const isWrong = (field: PipelineField) => asked && !read.ok && read.wrong.includes(field);
  const errorOf = ({ value, currency }: TypedDeals, index: number, field: keyof TypedDeals) => {
    if (!isWrong(`${index} ${field}`)) return undefined;
    const other = field === 'currency' ? otherCurrencyIn(value, currency) : undefined;
    return other === undefined ? t(ERRORS[field]) : t('outcome_currencyOther', other);
  };
  const type = (line: TypedDeals, index: number, field: keyof TypedDeals, text: string) => {
    form.set(`${field} ${index}`, text);
    const said = field === 'value' ? otherCurrencyIn(text, line.currency) : undefined;
    if (said !== undefined) form.set(`currency ${index}`, said);
  };
  const save = async () => {
    setAsked(true);
    if (!read.ok) return;
    const body = { open: read.open, unvalued: read.unvalued, source: 'typed' as const };
    if (!(await report(write('pipeline', body), t('pipeline_saved')))) return;
    form.forget();
    onDone();
  };
  return (
    <Form
      label={t('pipeline_record')}
      submit={t('pipeline_save')}
      tone="plain"
      onSubmit={() => void save()}
      onCancel={onDone}
    >
      <p className="hint">{t('pipeline_hint')}</p>
      {lines.map((line, index) => (
        <div key={index} className="field-row" role="group" aria-label={line.currency}>
          {(['value', 'currency', 'count'] as const).map((field) => (
            <TextField
              key={field}
              label={t(`pipeline_${field}`)}
              {...(field !== 'currency' && { inputMode: 'decimal' as const })}
              value={line[field]}
              maxLength={field === 'currency' ? 3 : 30}
              error={errorOf(line, index, field)}
              onChange={(text) => type(line, index, field, text)}
            />
          ))}
        </div>
      ))}
      {count < MOST_LINES && (
        <div>
          <Button tone="quiet" onClick={() => form.set('lines', `${count + 1}`)}>
            {t('pipeline_more')}
          </Button>
        </div>
      )}
      <TextField
        label={t('pipeline_unvalued')}
        inputMode="numeric"
        value={unvalued}
        maxLength={9}
        error={isWrong('unvalued') ? t('pipeline_countBad') : undefined}
        onChange={(text) => form.set('unvalued', text)}
      />
    </Form>
  );
}
