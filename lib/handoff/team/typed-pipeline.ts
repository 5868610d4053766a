import { wholeNumber } from '../qualification/typed-framework';
import type { TeamEntry } from '../entry';
import { typedCurrency, typedSum } from './typed-money';

type PipelineBody = Extract<TeamEntry, { kind: 'pipeline' }>['body'];

/** The open deals of one currency, while they are being typed. */
export interface TypedDeals {
  readonly value: string;
  readonly currency: string;
  readonly count: string;
}

export type ReadPipeline =
  | { readonly ok: true; readonly open: PipelineBody['open']; readonly unvalued: number }
  | { readonly ok: false; readonly wrong: readonly `${number} ${keyof TypedDeals}`[] };

/**
 * Returns the open pipeline that was typed, or the fields that hold none, by line. A line in which
 * nothing stands but its currency is no line; two lines of one currency are wrong, for sums are not
 * added up by guessing.
 */
export function readPipeline(lines: readonly TypedDeals[], unvalued: string): ReadPipeline {
  const wrong: `${number} ${keyof TypedDeals}`[] = [];
  const open: PipelineBody['open'] = [];
  for (const [index, line] of lines.entries()) {
    if (index > 0 && line.value.trim() === '' && line.count.trim() === '') continue;
    const [value, currency] = [typedSum(line.value), typedCurrency(line.currency)];
    const count = wholeNumber(line.count);
    const isTwice = open.some((one) => one.currency === currency);
    if (value === undefined) wrong.push(`${index} value`);
    if (currency === undefined || isTwice) wrong.push(`${index} currency`);
    if (count === undefined) wrong.push(`${index} count`);
    if (value === undefined || currency === undefined || count === undefined) continue;
    open.push({ value, currency, count });
  }
  if (wrong.length > 0) return { ok: false, wrong };
  return { ok: true, open, unvalued: wholeNumber(unvalued) ?? 0 };
}
