import { defaultCalendar } from '@/lib/handoff/time/calendar';
import { isWorkingTime } from '@/lib/handoff/time/clock';
import { DEFAULT_POLICY } from '@/lib/handoff/team/policy';
import type { ProfileCard } from '@/lib/handoff/team/profile';
import type { Reminded } from '@/lib/handoff/reminders';
import type { BatonDatabase } from '@/lib/store/database';
import { readTeamSettings } from '@/lib/store/logs/teams';

/** Who is to be reminded at one CRM, with this person's own card where it is known. */
export interface RemindedHere extends Reminded {
  readonly card: ProfileCard | undefined;
}

export interface Surroundings {
  /** IANA zone of this browser. */
  readonly zone: string;
  /** How long before a meeting (minutes) it is told. */
  readonly leadMinutes: number;
  /** UTC, ms. */
  readonly now: number;
}

/** Returns by which rules this person is reminded at the origin: their team's, as far as they are known. */
export async function remindedAt(
  db: BatonDatabase,
  { origin, me }: { readonly origin: string; readonly me: string },
  { zone, leadMinutes, now }: Surroundings,
): Promise<RemindedHere> {
  const team = await readTeamSettings(db, origin);
  const profileOf = (id: string) => team?.profiles.find(({ by }) => by.id === id);
  /** Hours that nobody can count (no days, a zone that this browser does not know) are none. */
  const calendarOf = (id: string) => {
    const calendar = profileOf(id)?.card.calendar;
    return calendar && isWorkingTime(now, calendar).ok ? calendar : undefined;
  };
  return {
    me,
    leadMinutes,
    calendarOf,
    isManager: profileOf(me)?.role === 'manager',
    policy: team?.policy?.policy ?? DEFAULT_POLICY,
    ownCalendar: calendarOf(me) ?? defaultCalendar(zone),
    card: profileOf(me)?.card,
  };
}
