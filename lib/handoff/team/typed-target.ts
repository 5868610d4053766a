import type { TeamEntry } from '../entry';
import type { Person } from '../person';
import { isDate } from '../time/wall-time';
import type { Target } from './team-state';
import { amountOf, currencyOf, otherCurrencyIn } from '../typed-money';

type TargetBody = Extract<TeamEntry, { kind: 'target' }>['body'];

/** A target while it is being typed; dates are local, YYYY-MM-DD. */
export interface TypedTarget {
  readonly about: Person | undefined;
  readonly from: string;
  readonly to: string;
  readonly value: string;
  readonly currency: string;
}
export type TargetField = Exclude<keyof TypedTarget, 'about'>;

export type ReadTarget =
  | { readonly ok: true; readonly target: TargetBody }
  | { readonly ok: false; readonly fields: readonly TargetField[] };

/** Returns the target that was typed, or the fields that hold none. */
export function readTarget({ about, from, to, ...typed }: TypedTarget): ReadTarget {
  const value = amountOf(typed.value);
  const currency = currencyOf(typed.currency);
  const isOther = otherCurrencyIn(typed.value, typed.currency) !== undefined;
  const fields: TargetField[] = [
    ...(isDate(from) ? [] : (['from'] as const)),
    ...(isDate(to) && from <= to ? [] : (['to'] as const)),
    ...(value === undefined ? (['value'] as const) : []),
    ...(currency === undefined || isOther ? (['currency'] as const) : []),
  ];
  if (value === undefined || currency === undefined || fields.length > 0) {
    return { ok: false, fields };
  }
  return { ok: true, target: { ...(about && { about }), from, to, amount: { value, currency } } };
}

/** Returns the local dates of the quarter that a local date is in. */
export function quarterOf(day: string): { readonly from: string; readonly to: string } {
  const date = Temporal.PlainDate.from(day);
  const from = date.with({ month: Math.floor((date.month - 1) / 3) * 3 + 1, day: 1 });
  return { from: from.toString(), to: from.add({ months: 3 }).subtract({ days: 1 }).toString() };
}

/** Whether two targets are about one span of one person, of which the later one counts. */
function isSameSpan(one: Span, other: Span): boolean {
  return (
    one.about?.id === other.about?.id &&
    one.from === other.from &&
    one.to === other.to &&
    one.amount.currency === other.amount.currency
  );
}
type Span = Pick<Target, 'from' | 'to'> & {
  readonly about?: Pick<Person, 'id'> | undefined;
  readonly amount: Pick<Target['amount'], 'currency'>;
};

/** Returns the targets that count and whose last day has not gone by on `day`, by when they begin. */
export function targetsFrom(targets: readonly Target[], day: string): Target[] {
  const counted = targets.filter(
    (one, index) => !targets.slice(index + 1).some((later) => isSameSpan(one, later)),
  );
  return counted
    .filter(({ to, amount }) => to >= day && amount.value > 0)
    .sort((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)));
}

/** Returns what takes a target back: what counted for its span before, or a target of nothing. */
export function targetBefore(targets: readonly Target[], body: TargetBody): TargetBody {
  const before = targets.findLast((one) => isSameSpan(one, body));
  return { ...body, amount: before?.amount ?? { ...body.amount, value: 0 } };
}
