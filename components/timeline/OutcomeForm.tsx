import { useState } from 'react';
import { DISQUALIFY_REASONS } from '@/lib/handoff/entries/outcome';
import type { Act } from '@/lib/panel/acting';
import { ownZone } from '@/lib/panel/time-words';
import { useKeptForm } from '@/lib/panel/use-kept';
import { useNow } from '@/lib/panel/use-now';
import { t, type MessageKey } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { RadioGroup } from '../ui/RadioGroup';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { DISQUALIFY_WORDS } from './entry-words';
import { amountOf, amountWords, currencyIn, currencyOf, isAmountIn } from './amount';
import { readOutcome, RESULTS, type OutcomeField } from './typed-outcome';

const RESULT_WORDS: Record<(typeof RESULTS)[number], MessageKey> = {
  won: 'state_won',
  lost: 'state_lost',
  disqualified: 'state_disqualified',
};

interface OutcomeFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: Act;
  readonly onDone: () => void;
}

/** How it ended. Only a lead that somebody has talked to is disqualified: before that it is returned. */
export function OutcomeForm({ handoff, act, onDone }: OutcomeFormProps) {
  const form = useKeptForm<OutcomeField>(`${handoff}|outcome`);
  const [asked, setAsked] = useState(false);
  const read = readOutcome(form.of, ownZone(), useNow());
  const errors = asked && !read.ok ? read.errors : {};
  const save = async () => {
    setAsked(true);
    if (!read.ok || !(await act('outcome', read.body))) return;
    form.forget();
    onDone();
  };
  const result = RESULTS.find((value) => value === form.of('result'));
  const fields = { errors, of: form.of, set: form.set };
  return (
    <Form submit={t('outcome_save')} onSubmit={() => void save()} onCancel={onDone}>
      <RadioGroup
        label={t('outcome_title')}
        options={RESULTS.map((value) => ({ value, text: t(RESULT_WORDS[value]) }))}
        value={result}
        autoFocus
        error={errors.result}
        onChange={(value) => form.set('result', value)}
      />
      {result === 'won' && <AmountFields {...fields} />}
      {(result === 'lost' || result === 'disqualified') && <ReasonFields {...fields} />}
      <TextArea
        label={t('outcome_text')}
        rows={2}
        value={form.of('text')}
        maxLength={1000}
        onChange={(next) => form.set('text', next)}
      />
    </Form>
  );
}

interface Fields {
  readonly errors: Readonly<Partial<Record<OutcomeField, string>>>;
  readonly of: (field: OutcomeField) => string;
  readonly set: (field: OutcomeField, text: string) => void;
}

function AmountFields({ errors, of, set }: Fields) {
  const value = amountOf(of('amount'));
  const setAmount = (next: string) => {
    set('amount', next);
    const currency = currencyIn(next);
    const named = currencyOf(of('currency'));
    if (currency === undefined || (named !== undefined && isAmountIn(named, next))) return;
    set('currency', currency);
  };
  return (
    <div className="field-row">
      <TextField
        label={t('outcome_amount')}
        value={of('amount')}
        maxLength={30}
        error={errors.amount}
        hint={
          value === undefined
            ? undefined
            : t('outcome_amountRead', amountWords(value, of('currency').trim()))
        }
        onChange={setAmount}
      />
      <TextField
        label={t('outcome_currency')}
        value={of('currency')}
        maxLength={10}
        placeholder="EUR"
        error={errors.currency}
        onChange={(next) => set('currency', next)}
      />
    </div>
  );
}

function ReasonFields({ errors, of, set }: Fields) {
  const options = DISQUALIFY_REASONS.map((value) => ({ value, text: t(DISQUALIFY_WORDS[value]) }));
  return (
    <div className="field-row">
      <Select
        label={t('outcome_reason')}
        value={of('reason')}
        options={[{ value: '', text: t('return_choose') }, ...options]}
        error={errors.reason}
        onChange={(next) => set('reason', next)}
      />
      <TextField
        type="date"
        label={t('outcome_back')}
        value={of('back')}
        error={errors.back}
        onChange={(next) => set('back', next)}
      />
    </div>
  );
}
