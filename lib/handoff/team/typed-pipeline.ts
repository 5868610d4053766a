import { wholeNumber } from '../qualification/typed-framework';
import type { TeamEntry } from '../entry';
import { amountOf, currencyOf, otherCurrencyIn } from '../typed-money';

type PipelineBody = Extract<TeamEntry, { kind: 'pipeline' }>['body'];

/** The open deals of one currency, while they are being typed. */
export interface TypedDeals {
  readonly value: string;
  readonly currency: string;
  readonly count: string;
}

/** A field of the form, in a line by its index. */
export type PipelineField = 'unvalued' | `${number} ${keyof TypedDeals}`;

export type ReadPipeline =
  | { readonly ok: true; readonly open: PipelineBody['open']; readonly unvalued: number }
  | { readonly ok: false; readonly wrong: readonly PipelineField[] };

/**
 * Returns the open pipeline that was typed, or the fields that hold none. A line below the first in which
 * nothing stands but its currency is no line; two lines of one currency are wrong, for sums are not
 * added up by guessing.
 */
export function readPipeline(lines: readonly TypedDeals[], unvalued: string): ReadPipeline {
  const wrong: PipelineField[] = [];
  const open: PipelineBody['open'] = [];
  for (const [index, line] of lines.entries()) {
    if (index > 0 && line.value.trim() === '' && line.count.trim() === '') continue;
    const [value, currency] = [amountOf(line.value), currencyOf(line.currency)];
    const count = wholeNumber(line.count);
    const isTwice = open.some((one) => one.currency === currency);
    const isOther = otherCurrencyIn(line.value, line.currency) !== undefined;
    if (value === undefined) wrong.push(`${index} value`);
    if (currency === undefined || isTwice || isOther) wrong.push(`${index} currency`);
    if (count === undefined) wrong.push(`${index} count`);
    if (value === undefined || currency === undefined || count === undefined) continue;
    open.push({ value, currency, count });
  }
  const others = wholeNumber(unvalued);
  if (others === undefined) wrong.push('unvalued');
  if (others === undefined || wrong.length > 0) return { ok: false, wrong };
  return { ok: true, open, unvalued: others };
}
