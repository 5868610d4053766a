import { useState } from 'react';
import type { Person } from '@/lib/handoff/person';
import {
  quarterOf,
  readTarget,
  targetBefore,
  type TargetField,
  targetsFrom,
} from '@/lib/handoff/team/typed-target';
import type { Target } from '@/lib/handoff/team/team-state';
import { amountOf, currencyOf, otherCurrencyIn } from '@/lib/handoff/typed-money';
import { wallTimeOf } from '@/lib/handoff/time/wall-time';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useTeamActions, useTeamHere } from '@/lib/panel/team/team';
import { useReportResult } from '../../team/use-report-result';
import { Form } from '../../ui/Form';
import { TextField } from '../../ui/TextField';
import { moneyWords } from '../number-text';
import { PersonSelect } from './PersonSelect';

const ERRORS: Readonly<Record<TargetField, MessageKey>> = {
  from: 'hours_noDate',
  to: 'target_toBad',
  value: 'target_valueBad',
  currency: 'target_currencyBad',
};

/** So many decimals as {@link moneyWords} can tell: nobody sets another sum than is shown. */
const EXACT = 20;

interface TargetFormProps {
  readonly people: readonly Person[];
  readonly now: number;
  /** IANA. */
  readonly zone: string;
  readonly onDone: () => void;
}

/** What the team, or one of them, is to sell between two days. The newest for the same days counts. */
export function TargetForm({ people, now, zone, onDone }: TargetFormProps) {
  const { key } = useOpenRecord();
  const { targets } = useTeamHere();
  const { of, set, forget } = useFormDraft<'about' | TargetField>(`${key}|target`);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const { showToast } = usePanelActions();
  const report = useReportResult();
  const quarter = quarterOf(wallTimeOf(now, zone).slice(0, 10));
  const usual = { ...quarter, value: '', currency: targets.at(-1)?.amount.currency ?? 'EUR' };
  const typed = {
    about: people.find(({ id }) => id === of('about')),
    from: of('from', usual.from),
    to: of('to', usual.to),
    value: of('value'),
    currency: of('currency', usual.currency),
  };
  const read = readTarget(typed);
  const error = (field: TargetField) => {
    if (!asked || read.ok || !read.fields.includes(field)) return undefined;
    const other = otherCurrencyIn(typed.value, typed.currency);
    return field === 'currency' && other !== undefined
      ? t('outcome_currencyOther', other)
      : t(ERRORS[field]);
  };
  const save = async () => {
    setAsked(true);
    if (!read.ok || !(await report(write('target', read.target)))) return;
    const before = targetBefore(targets, read.target);
    showToast(t('target_saved'), () => void report(write('target', before)));
    forget();
    onDone();
  };
  const [value, currency] = [amountOf(typed.value), currencyOf(typed.currency)];
  const setValue = (text: string) => {
    set('value', text);
    const said = otherCurrencyIn(text, typed.currency);
    if (said !== undefined) set('currency', said);
  };
  return (
    <Form
      label={t('target_set')}
      submit={t('target_save')}
      tone="plain"
      onSubmit={() => void save()}
      onCancel={onDone}
    >
      <TargetsInForce targets={targets} now={now} zone={zone} />
      <PersonSelect
        label={t('target_about')}
        people={people}
        value={typed.about?.id ?? ''}
        none={t('target_team')}
        onChange={(id) => set('about', id)}
      />
      <div className="field-row">
        {(['from', 'to'] as const).map((field) => (
          <TextField
            key={field}
            type="date"
            label={t(`target_${field}`)}
            value={typed[field]}
            error={error(field)}
            onChange={(text) => set(field, text)}
          />
        ))}
      </div>
      <div className="field-row">
        <TextField
          label={t('target_value')}
          inputMode="decimal"
          value={typed.value}
          maxLength={30}
          hint={
            value !== undefined && currency !== undefined
              ? t('target_understood', moneyWords({ value, currency }, EXACT))
              : undefined
          }
          error={error('value')}
          onChange={setValue}
        />
        <TextField
          label={t('target_currency')}
          value={typed.currency}
          maxLength={3}
          error={error('currency')}
          onChange={(text) => set('currency', text)}
        />
      </div>
    </Form>
  );
}

interface TargetsInForceProps {
  readonly targets: readonly Target[];
  readonly now: number;
  readonly zone: string;
}

/** What counts now and later: who sets one sees what it takes the place of. */
function TargetsInForce({ targets, now, zone }: TargetsInForceProps) {
  const inForce = targetsFrom(targets, wallTimeOf(now, zone).slice(0, 10));
  if (inForce.length === 0) return <p className="hint">{t('target_none')}</p>;
  return (
    <ul className="hint" aria-label={t('target_inForce')}>
      {inForce.map(({ about, from, to, amount }) => (
        <li key={JSON.stringify([about?.id, from, to, amount.currency])} dir="auto">
          {t('target_line', about?.name ?? t('target_team'), from, to, moneyWords(amount))}
        </li>
      ))}
    </ul>
  );
}
