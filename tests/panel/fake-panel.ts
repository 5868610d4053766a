import type { SiteNeeds } from '@/lib/crm/needs';
import type { Place } from '@/lib/messaging/place';
import type { Reply } from '@/lib/messaging/reply';
import type { send } from '@/lib/messaging/send';
import type { SectionChoices } from '@/lib/platform/storage/section-choices';
import type { RichText } from '@/lib/platform/clipboard';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/platform/storage/settings';
import type { Site } from '@/lib/platform/storage/sites';
import type { UnsavedDraft } from '@/lib/platform/storage/unsaved-drafts';
import type { PanelDeps, Stop } from '@/lib/panel/deps';
import { openDatabase, type BatonDatabase } from '@/lib/store/database';
import { AT } from '../factories';
import { createFakeMicrophone } from './fake-microphone';

export const ORIGIN = 'https://crm.example';

/** A record of the CRM that the panel's tests work at. */
export function aRecordPlace(id = '7'): Extract<Place, { kind: 'record' }> {
  return {
    kind: 'record',
    tabId: 1,
    origin: ORIGIN,
    adapterId: 'rest',
    crmName: 'Fieldbook',
    record: { origin: ORIGIN, type: 'lead', id },
    recordUrl: `${ORIGIN}/leads/${id}`,
    note: { length: 30_000, format: 'text' },
  };
}

/** A clock that stands still until it is moved, and the work that waits for it. */
export function createHandClock(start = AT) {
  let now = start;
  let waiting: { at: number; work: () => void }[] = [];
  return {
    now: () => now,
    after: (ms: number, work: () => void): Stop => {
      const entry = { at: now + ms, work };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    advance: (ms: number): void => {
      const end = now + ms;
      for (;;) {
        const [next] = waiting.toSorted((one, other) => one.at - other.at);
        if (!next || next.at > end) break;
        waiting = waiting.filter((other) => other !== next);
        now = next.at;
        next.work();
      }
      now = end;
    },
  };
}

type Watchers<Value> = Set<(value: Value) => void>;

/** One value that can be watched, as the browser's storage has them. */
function createWatched<Value>(first: Value) {
  let value = first;
  const watchers: Watchers<Value> = new Set();
  return {
    read: () => Promise.resolve(value),
    watch: (watcher: (value: Value) => void): Stop => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    set: (next: Value) => {
      value = next;
      for (const watcher of watchers) watcher(next);
    },
  };
}

let databases = 0;

/** A database of its own: the real store on an IndexedDB in memory. */
export function aDatabase(): BatonDatabase {
  databases += 1;
  return openDatabase(`panel-test-${databases}`);
}

/** A browser that does as it is told: places, sites and settings are set, messages and copies kept. */
export function createFakeBrowser(db: BatonDatabase = aDatabase()) {
  const clock = createHandClock();
  const place = createWatched<Place | undefined>(undefined);
  const sites = createWatched<readonly Site[]>([]);
  const settings = createWatched<Settings>(DEFAULT_SETTINGS);
  const selections = createWatched<readonly string[]>([]);
  const eraseAt = createWatched<number | null>(null);
  const copyRequests: Watchers<void> = new Set();
  const sent: { type: string; payload: unknown }[] = [];
  const copied: RichText[] = [];
  const shownTabs: number[] = [];
  const openedTabs: string[] = [];
  const microphone = createFakeMicrophone();
  const askedFor: SiteNeeds[] = [];
  let choices: SectionChoices = [];
  let unsaved: readonly UnsavedDraft[] = [];
  let goSilent: () => void = () => undefined;
  let ids = 0;
  const answers = new Map<string, Reply>();
  const world = { allowsSites: true, takesCopies: true, isSending: false };

  // Each message gets the answer that was set for it: the type of its value is not told apart here.
  const fakeSend = ((type: string, payload: unknown) => {
    sent.push({ type, payload });
    return Promise.resolve(answers.get(type) ?? { ok: true, value: undefined });
  }) as typeof send;

  const deps: PanelDeps = {
    db,
    now: clock.now,
    newId: () => {
      ids += 1;
      return `01930000-0000-7000-9000-${ids.toString(16).padStart(12, '0')}`;
    },
    after: clock.after,
    send: fakeSend,
    erasing: {
      at: {
        ...eraseAt,
        write: (at) => {
          eraseAt.set(at);
          return Promise.resolve();
        },
      },
      readOwnStorage: () => Promise.resolve({}),
      emptyAfterErase: () => Promise.resolve(),
      watchErased: () => () => undefined,
    },
    isSending: () => Promise.resolve(world.isSending),
    copy: (content) => {
      if (world.takesCopies) copied.push(content);
      return Promise.resolve(world.takesCopies);
    },
    watchPlace: (onPlace, onSilence) => {
      goSilent = onSilence;
      const tell = (value: Place | undefined) => value && onPlace(value);
      void place.read().then(tell);
      return place.watch(tell);
    },
    showTab: (tabId) => {
      shownTabs.push(tabId);
      return Promise.resolve();
    },
    openDashboard: () => {
      openedTabs.push('dashboard');
      return Promise.resolve();
    },
    openInTab: () => {
      openedTabs.push('panel');
      return Promise.resolve();
    },
    startRecording: microphone.start,
    sites: {
      ...sites,
      request: (needs) => {
        askedFor.push(needs);
        return Promise.resolve(world.allowsSites);
      },
    },
    settings: {
      ...settings,
      save: async (changes) => settings.set({ ...(await settings.read()), ...changes }),
    },
    selections: {
      ...selections,
      drop: () => {
        selections.set([]);
        return Promise.resolve();
      },
    },
    unsaved: {
      read: () => unsaved,
      keep: (drafts) => {
        unsaved = [...unsaved, ...drafts];
      },
      drop: (ids) => {
        unsaved = unsaved.filter(({ id }) => !ids.includes(id));
      },
    },
    requests: { keep: () => undefined, drop: () => undefined },
    sectionChoices: {
      read: () => choices,
      save: (next) => {
        choices = next;
      },
    },
    watchCopyRequests: (onRequest) => {
      copyRequests.add(onRequest);
      return () => copyRequests.delete(onRequest);
    },
  };
  return {
    ...{ parts: deps, db, clock, world, answers, sent, copied, shownTabs, askedFor },
    ...{ openedTabs, microphone },
    leftBehind: () => unsaved.map(({ here }) => here.quickLine),
    eraseAt: eraseAt.read,
    goTo: (next: Place) => place.set(next),
    goSilent: () => goSilent(),
    setSites: sites.set,
    setSettings: settings.set,
    setSelections: selections.set,
    pressCopyCommand: () => {
      for (const request of copyRequests) request();
    },
  };
}
export type FakeBrowser = ReturnType<typeof createFakeBrowser>;
