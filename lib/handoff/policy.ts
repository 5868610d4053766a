import type { Calendar } from './calendar';
import { workingTimeDue } from './clock';

/** Working minutes within which a BDM accepts or returns: four hours. */
export const ACCEPT_WITHIN_MINUTES = 240;

/**
 * Gives the instant (UTC, ms) by which a hand-over at `at` is to be answered in the BDM's working
 * hours; `undefined` where the calendar has none to count.
 */
export function responseDue(at: number, calendar: Calendar): number | undefined {
  const due = workingTimeDue(at, ACCEPT_WITHIN_MINUTES, calendar);
  return due.ok ? due.value : undefined;
}
