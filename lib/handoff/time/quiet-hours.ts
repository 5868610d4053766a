import type { ProfileCard } from '../team/profile';
import { isWorkingTime, workingTimeDue } from './clock';

/** Whether somebody wants to be left alone, and till when (UTC, ms) where the card says so. */
export interface QuietHours {
  readonly isQuiet: boolean;
  readonly until?: number;
}

/** Returns whether the card asks for quiet at `now` (UTC, ms). Hours that nobody can count ask for none. */
export function quietHoursAt(
  card: Pick<ProfileCard, 'calendar' | 'doNotDisturb'> | undefined,
  now: number,
): QuietHours {
  if (!card) return { isQuiet: false };
  if (card.doNotDisturb) return { isQuiet: true };
  const works = isWorkingTime(now, card.calendar);
  if (!works.ok || works.value) return { isQuiet: false };
  // The end of the first working minute: the clock knows no other name for the next morning.
  const morning = workingTimeDue(now, 1, card.calendar);
  return morning.ok ? { isQuiet: true, until: morning.value } : { isQuiet: false };
}
