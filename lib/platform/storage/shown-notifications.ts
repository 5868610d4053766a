import * as z from 'zod/mini';
import { NOTICE_KINDS } from '@/lib/handoff/notice-kinds';
import { listOf, storedValue } from './stored-value';

export const notificationSchema = z.object({
  kind: z.enum(NOTICE_KINDS),
  /** The same for the same thing: what is told again is told once. */
  id: z.string(),
  /** Key of the record that it leads to. */
  record: z.string(),
  /** Both in words, plain and on one line. */
  title: z.string(),
  detail: z.string(),
});
/** One thing that is told, or waits to be told. */
export type NotificationItem = z.infer<typeof notificationSchema>;

/** What each notification on the screen tells, by its id, the newest first. */
export const notificationItems = storedValue(
  'session',
  'shown-notices',
  z.record(z.string(), z.catch(listOf(notificationSchema), [])),
  {},
);

/** Names of the reminders that are due and were told. */
export const toldReminders = storedValue('local', 'told-reminders', listOf(z.string()), []);
