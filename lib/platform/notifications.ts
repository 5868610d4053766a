import { browser } from 'wxt/browser';

/** What a notification says; one with the id of another takes its place. */
export interface Notification {
  readonly id: string;
  readonly title: string;
  readonly message: string;
}

/** Shows it as plain text; nothing happens where the browser or its system shows none. */
export async function showNotification({ id, title, message }: Notification): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  // Only what every browser knows: Firefox refuses a notification with any other field.
  const fields = { type: 'basic', iconUrl, title, message } as const;
  await browser.notifications.create(id, fields).catch(() => undefined);
}

/** Returns the ids of those that are on the screen or in the system's list. */
export async function shownNotifications(): Promise<string[]> {
  return Object.keys(await browser.notifications.getAll());
}

export async function clearNotification(id: string): Promise<void> {
  await browser.notifications.clear(id);
}

export function onNotificationClicked(listener: (id: string) => void): void {
  browser.notifications.onClicked.addListener((id) => listener(id));
}
