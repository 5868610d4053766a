import type { Alarms } from '@/lib/background/sync';
import type { Site } from '@/lib/platform/storage/sites';
import type { Notification } from '@/lib/platform/notifications';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The browser's alarms: a name and when it goes off. */
export function someAlarms() {
  const due = new Map<string, number>();
  const alarms: Alarms = {
    ensure: (name, at) =>
      Promise.resolve(void due.set(name, Math.min(at, due.get(name) ?? Infinity))),
    set: (name, at) => Promise.resolve(void due.set(name, at)),
    clear: (name) => Promise.resolve(void due.delete(name)),
  };
  return { due, alarms };
}

/** One value of the browser's storage, and how often it was written. */
export function aStored<Value>(value: Value) {
  const stored = {
    value,
    writes: 0,
    read: () => Promise.resolve(stored.value),
    write: (next: Value) => {
      stored.value = next;
      stored.writes += 1;
      return Promise.resolve();
    },
  };
  return stored;
}

/** What the user sees of notifications: those that are there, and all that ever came. */
export function aScreen() {
  const shown = new Map<string, Notification>();
  const all: Notification[] = [];
  return {
    shown,
    all,
    screen: {
      show: (notification: Notification) => {
        shown.set(notification.id, notification);
        all.push(notification);
        return Promise.resolve();
      },
      ids: () => Promise.resolve([...shown.keys()]),
      clear: (id: string) => Promise.resolve(void shown.delete(id)),
    },
  };
}

export const exclusively = <Value>(name: string, work: () => Promise<Value>): Promise<Value> =>
  navigator.locks.request(name, work);

/** The sites that are on, each with who is signed in there. */
export const sitesOf = (...sites: Site[]) => ({ all: () => Promise.resolve(sites) });
