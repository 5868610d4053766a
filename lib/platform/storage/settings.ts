import * as z from 'zod/mini';
import { LEAD_MINUTES, NOTICE_KINDS } from '@/lib/handoff/notice-kinds';
import { entriesOf, readingNewest, storedItems } from './stored-value';

/** How an invite is made: as a file, or in one of the two calendars that most people have. */
const INVITE_WAYS = ['file', 'google', 'outlook'] as const;

/**
 * What the user chose on this device, each choice under its own key. One that is not there or does not
 * fit has its default, and costs no other.
 */
const settingsSchema = z.object({
  frameworkId: z.catch(z.string().check(z.maxLength(60)), ''),
  /** Who I am where no CRM says so: the name under a brief that is shared by paste. */
  myName: z.catch(z.string().check(z.maxLength(200)), ''),
  /** The country (ISO 3166) of telephone numbers that name none; '' where the zone tells it. */
  country: z.catch(z.string().check(z.regex(/^(?:[A-Z]{2})?$/)), ''),
  /** What is not told by notifications. Of a newer Baton's kinds this one knows nothing. */
  mutedNotices: z.catch(z.array(z.enum(NOTICE_KINDS)), []),
  /** How long before a meeting (minutes) it is told. */
  leadMinutes: z.catch(z.literal(LEAD_MINUTES), 10),
  /** How the last invite was made: that is offered first. */
  inviteBy: z.catch(z.enum(INVITE_WAYS), 'file'),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What holds where nothing was chosen. */
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

const stored = storedItems('local', 'setting', z.unknown(), {
  key: 'settings',
  itemsOf: entriesOf,
});

/** Returns the settings; the defaults where none were ever saved. */
export const readSettings = async (): Promise<Settings> =>
  settingsSchema.parse(Object.fromEntries(await stored.all()));

/** Calls back after each change, in any window; returns what ends that. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  return stored.watch(readingNewest(readSettings, onChange));
}

/** Changes the named settings, in the order of the calls, and leaves the others. */
export async function saveSettings(changes: Partial<Settings>): Promise<void> {
  const saved = Object.entries(changes).map(([name, value]) => stored.update(name, () => value));
  await Promise.all(saved);
}
