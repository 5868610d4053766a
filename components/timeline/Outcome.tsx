import { useState } from 'react';
import { DISQUALIFY_REASONS, disqualifyReasonSchema } from '@/lib/handoff/choices';
import { cleanText } from '@/lib/handoff/text';
import {
  amountOf,
  amountText,
  currencyIn,
  currencyOf,
  isAmountIn,
  otherCurrencyIn,
} from '@/lib/handoff/typed-money';
import { instantOfWallTime } from '@/lib/handoff/time/wall-time';
import type { RunAction, BodyOf } from '@/lib/panel/act/run-action';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { type MessageKey, t, wordsLocale } from '@/lib/panel/i18n';
import { ownZone } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { parseAs } from '@/lib/parse';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Form } from '../ui/Form';
import { RadioGroup } from '../ui/RadioGroup';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { DISQUALIFY_WORDS } from './entry-text';
import type { PartProps } from './parts';

/** How it ended, by the BDM; a later outcome takes the place of an earlier one. */
export function RecordOutcome({ handoff, act, may, isNext, gone }: PartProps) {
  return (
    <ExpandableForm
      label={t(handoff.outcome ? 'outcome_change' : 'outcome_open')}
      icon="promised"
      tone={isNext ? 'primary' : 'plain'}
      may={may('outcome')}
      gone={gone}
    >
      {(close) => <OutcomeForm handoff={handoff.id} act={act} onDone={close} />}
    </ExpandableForm>
  );
}

const RESULT_WORDS: Record<(typeof RESULTS)[number], MessageKey> = {
  won: 'state_won',
  lost: 'state_lost',
  disqualified: 'state_disqualified',
};

interface OutcomeFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: RunAction;
  readonly onDone: () => void;
}

/** How it ended. Only a lead that somebody has talked to is disqualified: before that it is returned. */
function OutcomeForm({ handoff, act, onDone }: OutcomeFormProps) {
  const form = useFormDraft<OutcomeField>(`${handoff}|outcome`);
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
    const currency = otherCurrencyIn(next, of('currency'));
    if (currency !== undefined) set('currency', currency);
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
            : t('outcome_amountRead', amountText(value, of('currency').trim(), wordsLocale()))
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

const RESULTS = ['won', 'lost', 'disqualified'] as const;
type OutcomeField = 'result' | 'reason' | 'back' | 'amount' | 'currency' | 'text';
type Typed = (field: OutcomeField) => string;

type ReadOutcome =
  | { readonly ok: true; readonly body: BodyOf<'outcome'> }
  /** What is wrong, by field, in words. */
  | { readonly ok: false; readonly errors: Readonly<Partial<Record<OutcomeField, string>>> };

/** A day to come back begins when offices do. */
const MORNING = 'T09:00';

/** Returns the outcome that was typed, days in `zone` (IANA), as seen at `now` (UTC, ms); else what is wrong. */
function readOutcome(typed: Typed, zone: string, now: number): ReadOutcome {
  const result = RESULTS.find((value) => value === typed('result'));
  if (!result) return { ok: false, errors: { result: t('outcome_resultMissing') } };
  const text = cleanText(typed('text'));
  return result === 'won' ? readWon(typed, text) : readEnded(result, typed, text, { zone, now });
}

function readWon(typed: Typed, text: string): ReadOutcome {
  const written = typed('amount').trim();
  if (written === '') return { ok: true, body: { result: 'won', text } };
  const value = amountOf(written);
  if (value === undefined) return { ok: false, errors: { amount: t('outcome_amountBad') } };
  const [said, named] = [currencyIn(written), cleanText(typed('currency'))];
  const currency = currencyOf(named) ?? (named || said);
  if (!currency) return { ok: false, errors: { currency: t('outcome_currencyMissing') } };
  if (said !== undefined && !isAmountIn(currency, written)) {
    return { ok: false, errors: { currency: t('outcome_currencyOther', said) } };
  }
  return { ok: true, body: { result: 'won', amount: { value, currency }, text } };
}

function readEnded(
  result: 'lost' | 'disqualified',
  typed: Typed,
  text: string,
  { zone, now }: { readonly zone: string; readonly now: number },
): ReadOutcome {
  const reason = parseAs(disqualifyReasonSchema, typed('reason')).data;
  if (!reason) return { ok: false, errors: { reason: t('outcome_reasonMissing') } };
  const backAt = instantOfWallTime(`${typed('back')}${MORNING}`, zone);
  if (backAt === undefined) {
    return reason === 'no-timing'
      ? { ok: false, errors: { back: t('outcome_backMissing') } }
      : { ok: true, body: { result, reason, text } };
  }
  if (backAt <= now) return { ok: false, errors: { back: t('field_past') } };
  return { ok: true, body: { result, reason, backAt, text } };
}
