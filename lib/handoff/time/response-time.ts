import type { Handoff } from '../handoff';
import { type Policy, reminderDue, responseDue } from '../team/policy';
import type { Calendar } from './calendar';

interface Rules {
  readonly policy: Policy;
  /** Of those whose card is known. */
  readonly calendarOf: (personId: string) => Calendar | undefined;
}

/** Returns when (UTC, ms) the BDM's time to answer is over: as the brief says, else by the card. */
export function responseDeadline(
  handoff: Handoff,
  { policy, calendarOf }: Rules,
): number | undefined {
  const { bdm, handedOverAt, responseDue: due } = handoff;
  const calendar = bdm && calendarOf(bdm.id);
  if (due !== undefined || !calendar || handedOverAt === undefined) return due;
  return responseDue(handedOverAt, calendar, policy);
}

/**
 * Returns when (UTC, ms) enough of that time is gone for a reminder; by the wall clock where the BDM's
 * hours are not known.
 */
export function reminderTime(
  handoff: Handoff,
  full: number,
  { policy, calendarOf }: Rules,
): number | undefined {
  const { bdm, handedOverAt } = handoff;
  if (!bdm || handedOverAt === undefined) return undefined;
  const calendar = calendarOf(bdm.id);
  const worked = calendar && reminderDue(handedOverAt, calendar, policy);
  if (worked !== undefined && worked < full) return worked;
  return handedOverAt + ((full - handedOverAt) * policy.remindAtPercent) / 100;
}
