import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { type TeamRole, teamRoleSchema } from '../choices';
import { weekOf } from '../time/calendar';
import { isZone } from '../time/wall-time';
import {
  cleanCard,
  profileCardSchema,
  typedCardSchema,
  type ProfileCard,
  type TypedCalendar,
} from './profile';

/** A person's own card while it is being edited; the role may not be chosen yet. */
export const typedProfileSchema = z.object({
  role: z.optional(teamRoleSchema),
  card: typedCardSchema,
});
export type TypedProfile = z.infer<typeof typedProfileSchema>;

/** What of the card must be mended before colleagues can go by it. */
export type ProfileProblem = 'role' | 'zone' | 'days' | 'written' | 'card';

export type ReadProfile =
  | { readonly ok: true; readonly profile: { readonly role: TeamRole; readonly card: ProfileCard } }
  | { readonly ok: false; readonly problems: readonly ProfileProblem[] };

/** Whether the calendar says all that was written of it: a line that could not be read waits to be mended. */
export function isAllRead({ hoursWritten, absencesWritten }: TypedCalendar): boolean {
  return (hoursWritten?.isRead ?? true) && (absencesWritten?.isRead ?? true);
}

/** Returns the card that was typed, cleaned, or every problem that stands in the way. */
export function readProfile({ role, card }: TypedProfile): ReadProfile {
  const { zone } = card.calendar;
  const hasHours = weekOf(card.calendar).some((hours) => hours.length > 0);
  const cleaned = parseAs(profileCardSchema, cleanCard(card));
  const problems: ProfileProblem[] = [
    ...(role === undefined ? (['role'] as const) : []),
    ...(isZone(zone) ? [] : (['zone'] as const)),
    ...(hasHours ? [] : (['days'] as const)),
    ...(isAllRead(card.calendar) ? [] : (['written'] as const)),
    ...(cleaned.success ? [] : (['card'] as const)),
  ];
  if (problems.length > 0 || role === undefined || !cleaned.success) return { ok: false, problems };
  return { ok: true, profile: { role, card: cleaned.data } };
}
