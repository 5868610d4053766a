import { disqualifyReasonSchema } from '@/lib/handoff/entries/outcome';
import { cleanText } from '@/lib/handoff/text';
import { instantOfWallTime } from '@/lib/handoff/wall-time';
import type { BodyOf } from '@/lib/panel/acting';
import { t } from '@/lib/panel/words';
import { parseAs } from '@/lib/parse';
import { amountOf, currencyIn, currencyOf, isAmountIn } from './amount';

export const RESULTS = ['won', 'lost', 'disqualified'] as const;
export type OutcomeField = 'result' | 'reason' | 'back' | 'amount' | 'currency' | 'text';
type Typed = (field: OutcomeField) => string;

export type ReadOutcome =
  | { readonly ok: true; readonly body: BodyOf<'outcome'> }
  /** What is wrong, by field, in words. */
  | { readonly ok: false; readonly errors: Readonly<Partial<Record<OutcomeField, string>>> };

/** A day to come back begins when offices do. */
const MORNING = 'T09:00';

/** Gives the outcome that was typed, days in `zone` (IANA), as seen at `now` (UTC, ms); else what is wrong. */
export function readOutcome(typed: Typed, zone: string, now: number): ReadOutcome {
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
