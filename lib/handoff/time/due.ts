import type { Handoff } from '../handoff';
import type { NextAction } from '../next-action';
import { feedbackDue, firstContactDue, type Policy } from '../team/policy';
import type { Calendar } from './calendar';

/**
 * Returns by when (UTC, ms) something is to be done, also where it takes the calendar of whoever is
 * to do it to say; `undefined` where there is no hurry.
 */
export function dueOf(
  { kind, due }: Pick<NextAction, 'kind' | 'due'>,
  handoff: Pick<Handoff, 'met' | 'accepted' | 'state'>,
  calendar: Calendar,
  policy?: Policy,
): number | undefined {
  if (due !== undefined) return due;
  const { met, accepted, state } = handoff;
  if (kind === 'feedback' && met) return feedbackDue(met.at, calendar, policy);
  // Without a meeting: when the BDM said, else what the team has agreed on the first contact.
  if (kind !== 'meet' || state !== 'accepted' || !accepted) return undefined;
  return accepted.firstStep?.at ?? firstContactDue(accepted.at, calendar, policy);
}
