import * as z from 'zod/mini';
import { LEAD_MINUTES, NOTICE_KINDS } from '@/lib/handoff/notice-kinds';
import { storedValue } from './stored-value';

/** What the user chose on this device. Every field has a default, so older stored settings still fit. */
const settingsSchema = z.object({
  frameworkId: z._default(z.string().check(z.maxLength(60)), ''),
  /** Who I am where no CRM says so: the name under a brief that is shared by paste. */
  myName: z._default(z.string().check(z.maxLength(200)), ''),
  /** What is not told by notifications. Of a newer Baton's kinds this one knows nothing. */
  mutedNotices: z.catch(z.array(z.enum(NOTICE_KINDS)), []),
  /** How long before a meeting (minutes) it is told. */
  leadMinutes: z.catch(z.literal(LEAD_MINUTES), 10),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What holds where nothing was chosen. */
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

const stored = storedValue('local', 'settings', settingsSchema, DEFAULT_SETTINGS);

/** Gives the settings; the defaults where none were ever saved. */
export const readSettings = (): Promise<Settings> => stored.read();

/** Calls back after each change, in any window; gives what ends that. */
export const watchSettings = (onChange: (settings: Settings) => void): (() => void) =>
  stored.watch(onChange);

/** Changes the named settings and leaves the others. */
export async function saveSettings(changes: Partial<Settings>): Promise<void> {
  await stored.write({ ...(await stored.read()), ...changes });
}
