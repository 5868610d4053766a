import { parseAs } from '@/lib/parse';
import { asciiDigits } from '../text';
import { wholeNumber } from '../qualification/typed-framework';
import { type Goals, goalsSchema } from './goals';

/** The fields in which goals are typed; shares are in percent. */
export const GOAL_FIELDS = [
  ...(['target', 'amber', 'red', 'pullBackDays', 'saleDays', 'mostBdms', 'leastOfPair'] as const),
  ...(['coverage', 'snapshotDay', 'reviewWeeks'] as const),
] as const;
export type GoalField = (typeof GOAL_FIELDS)[number];
export type TypedGoals = Record<GoalField, string>;

/** Returns goals as they can be typed over. */
export function typedGoals({ acceptance, coverage, ...numbers }: Goals): TypedGoals {
  const percent = (share: number) => `${Math.round(share * 100)}`;
  const { pullBackDays, saleDays, mostBdms, leastOfPair, snapshotDay, reviewWeeks } = numbers;
  return {
    target: percent(acceptance.target),
    amber: percent(acceptance.amber),
    red: percent(acceptance.red),
    pullBackDays: `${pullBackDays}`,
    saleDays: `${saleDays}`,
    mostBdms: `${mostBdms}`,
    leastOfPair: `${leastOfPair}`,
    coverage: coverage === undefined ? '' : `${coverage}`,
    snapshotDay: `${snapshotDay}`,
    reviewWeeks: `${reviewWeeks}`,
  };
}

export type ReadGoals =
  | { readonly ok: true; readonly goals: Goals }
  | { readonly ok: false; readonly fields: readonly GoalField[] };

/** Returns the goals that were typed, or the fields that hold none. */
export function readGoals(typed: TypedGoals): ReadGoals {
  const share = (text: string) => {
    const percent = wholeNumber(text);
    return percent === undefined ? undefined : percent / 100;
  };
  const coverage = typed.coverage.trim();
  const [target, amber, red] = [typed.target, typed.amber, typed.red].map(share);
  const parsed = parseAs(goalsSchema, {
    acceptance: { target, amber, red },
    pullBackDays: wholeNumber(typed.pullBackDays),
    saleDays: wholeNumber(typed.saleDays),
    mostBdms: wholeNumber(typed.mostBdms),
    leastOfPair: wholeNumber(typed.leastOfPair),
    ...(coverage !== '' && { coverage: Number(asciiDigits(coverage).replace(',', '.')) }),
    snapshotDay: wholeNumber(typed.snapshotDay),
    reviewWeeks: wholeNumber(typed.reviewWeeks),
  });
  if (parsed.success) return { ok: true, goals: parsed.data };
  const wrong = parsed.error.issues.map(({ path }) => path.at(-1));
  // That one share is above another is said of the one that is to be the highest, where all are shares.
  const isOrder = !(['target', 'amber', 'red'] as const).some((field) => wrong.includes(field));
  if (isOrder && wrong.includes('acceptance')) wrong.push('target');
  return { ok: false, fields: GOAL_FIELDS.filter((field) => wrong.includes(field)) };
}
