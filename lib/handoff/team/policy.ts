import * as z from 'zod/mini';
import { weekOf, type Calendar } from '../time/calendar';
import { workingTimeDue } from '../time/clock';
import { instantSchema } from '../text';

/** How fast a team wants to be, and who stays the owner. Minutes are working minutes of whoever is to act. */
export const policySchema = z.object({
  acceptMinutes: z.int().check(z.gte(5), z.lte(10_080)),
  /** When, in per cent of the time to accept, the BDM is reminded. */
  remindAtPercent: z.int().check(z.gte(10), z.lte(90)),
  firstContactMinutes: z.int().check(z.gte(15), z.lte(4320)),
  /** Working days after the meeting. */
  feedbackDays: z.int().check(z.gte(1), z.lte(10)),
  /** Until when the policies hold without another look; UTC, ms. */
  reviewAt: z.optional(instantSchema),
  /** Whether a hand-over leaves the owner in the CRM as it is; absent where each decides. */
  keepOwner: z.exactOptional(z.boolean()),
});
export type Policy = z.infer<typeof policySchema>;

/** What holds until a team says otherwise: four hours to answer, a day's work to the first contact. */
export const DEFAULT_POLICY: Policy = {
  acceptMinutes: 240,
  remindAtPercent: 50,
  firstContactMinutes: 1440,
  feedbackDays: 1,
};

/**
 * Returns the instant (UTC, ms) by which a hand-over at `at` is to be answered in the BDM's working
 * hours; `undefined` where the calendar has none to count.
 */
export function responseDue(
  at: number,
  calendar: Calendar,
  { acceptMinutes }: Policy = DEFAULT_POLICY,
): number | undefined {
  return dueIn(acceptMinutes, at, calendar);
}

/** Returns when (UTC, ms) the BDM is reminded of a hand-over at `at`; `undefined` as above. */
export function reminderDue(
  at: number,
  calendar: Calendar,
  { acceptMinutes, remindAtPercent }: Policy = DEFAULT_POLICY,
): number | undefined {
  return dueIn((acceptMinutes * remindAtPercent) / 100, at, calendar);
}

/** Returns by when (UTC, ms) the buyer is to hear from a BDM who accepted at `at`; `undefined` as above. */
export function firstContactDue(
  at: number,
  calendar: Calendar,
  { firstContactMinutes }: Policy = DEFAULT_POLICY,
): number | undefined {
  return dueIn(firstContactMinutes, at, calendar);
}

/** Returns by when (UTC, ms) feedback on a meeting at `at` is to be given; `undefined` as above. */
export function feedbackDue(
  at: number,
  calendar: Calendar,
  { feedbackDays }: Policy = DEFAULT_POLICY,
): number | undefined {
  return dueIn(feedbackDays * minutesOfDay(calendar), at, calendar);
}

function dueIn(minutes: number, at: number, calendar: Calendar): number | undefined {
  const due = workingTimeDue(at, minutes, calendar);
  return due.ok ? due.value : undefined;
}

/** A working day by the wall clock: where they are not alike, the mean of the week's. */
function minutesOfDay(calendar: Calendar): number {
  const days = weekOf(calendar).filter((hours) => hours.length > 0);
  const minutes = days.flat().reduce((sum, { from, to }) => sum + to - from, 0);
  return Math.round(minutes / Math.max(1, days.length));
}
