import type { Calendar } from './calendar';
import type { Handoff } from './handoff';
import type { NextAction } from './next-action';
import { feedbackDue, type Policy } from './policy';

/**
 * Gives by when (UTC, ms) something is to be done, also where it takes the calendar of whoever is
 * to do it to say; `undefined` where there is no hurry.
 */
export function dueOf(
  { kind, due }: Pick<NextAction, 'kind' | 'due'>,
  { met }: Pick<Handoff, 'met'>,
  calendar: Calendar,
  policy?: Policy,
): number | undefined {
  if (due !== undefined || kind !== 'feedback' || !met) return due;
  return feedbackDue(met.at, calendar, policy);
}
