import { browser } from 'wxt/browser';

/** Takes up deliveries that wait or that died in the middle. */
export const SYNC_ALARM = 'sync-due';
/** Looks for news in the CRM, for a user to whom something may come. */
export const PULL_ALARM = 'pull-due';
/** Something is due of which the user is to be reminded, or which the icon's mark counts. */
export const REMIND_ALARM = 'remind-due';
/** Everything is to be erased, if nobody has taken that back. */
export const ERASE_ALARM = 'erase-due';
/** Rows of another version are still to be brought up to date. */
export const REBUILD_ALARM = 'rebuild-due';
/** How soon (ms) the alarm takes up what a lost message or a dying worker has left. */
export const SAFETY_MS = 60_000;

/**
 * Makes sure that the alarm goes off at `at` (UTC, ms) or earlier: one that is already due sooner
 * stays as it is, so that a worker which wakes often does not push it away for ever.
 */
export async function ensureAlarm(name: string, at: number): Promise<void> {
  const existing = await browser.alarms.get(name);
  if (existing && existing.scheduledTime <= at) return;
  await browser.alarms.create(name, { when: at });
}

/** Sets the alarm to go off at `at` (UTC, ms), whenever it was set to before. */
export async function setAlarm(name: string, at: number): Promise<void> {
  await browser.alarms.create(name, { when: at });
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

export function onAlarm(listener: (name: string) => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => listener(name));
}
