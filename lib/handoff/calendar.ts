import * as z from 'zod/mini';
import { filledText } from './text';

const wallTime = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

/**
 * When a person works. `days` are ISO weekdays (1 = Monday); an end before the start crosses
 * midnight, an end equal to it is a whole day. A shift belongs to the date on which it begins.
 */
export const calendarSchema = z.object({
  /** IANA name, such as Europe/Berlin. */
  zone: filledText(60),
  days: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.maxLength(7)),
  /** Wall times, HH:MM. */
  from: wallTime,
  to: wallTime,
  /** Local dates, YYYY-MM-DD. */
  holidays: z.array(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))).check(z.maxLength(100)),
});
export type Calendar = z.infer<typeof calendarSchema>;

/** Gives office hours in `zone` until the person says otherwise: Monday to Friday, nine to five. */
export function defaultCalendar(zone: string): Calendar {
  return { zone, days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', holidays: [] };
}
