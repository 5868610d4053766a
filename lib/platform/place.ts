import { browser } from 'wxt/browser';
import { onPickedFieldsChanged } from './storage/picked-fields';
import { onSeen } from './storage/seen-pages';
import { onSitesChanged } from './storage/sites';
import { currentWindowId } from './windows';

/** The window that asks, and the tab that it stands in itself, if it stands in one. */
export interface AskingWindow {
  readonly windowId: number;
  readonly ownTabId: number | undefined;
}

/**
 * Tells which page the calling page's window shows, now and after whatever may change it, until
 * stopped; the same place again where that is what a page shows that was loaded anew. The background
 * decides which tab that is. Calls `onSilence` where that does not answer at first, as where it cannot start.
 */
export function watchPlace<Place>(
  readPlace: (asking: AskingWindow) => Promise<Place | undefined>,
  onPlace: (place: Place) => void,
  onSilence: () => void = () => undefined,
): () => void {
  const read = async () => readPlace(await askingWindow());
  const asking = createAsking(read, onPlace, onSilence);
  const onUpdated = (_: number, change: { url?: string; status?: string }) => {
    if (change.url !== undefined || change.status !== undefined) asking.ask();
  };
  const { onActivated, onRemoved } = browser.tabs;
  const { onAdded: onGiven, onRemoved: onTaken } = browser.permissions;
  const events = [onActivated, onRemoved, onGiven, onTaken];
  for (const event of events) event.addListener(asking.ask);
  browser.tabs.onUpdated.addListener(onUpdated);
  const watches = [onSeen, onSitesChanged, onPickedFieldsChanged].map((watch) => watch(asking.ask));
  asking.ask();
  return () => {
    asking.stop();
    for (const event of events) event.removeListener(asking.ask);
    browser.tabs.onUpdated.removeListener(onUpdated);
    for (const stop of watches) stop();
  };
}

/** How long nobody answers before that is told (ms): a worker wakes in a small part of it. */
const SILENT_AFTER_MS = 8_000;
/** How long it is waited before a lost question is asked again (ms); the last for every later one. */
const PAUSES_MS = [500, 2_000, 5_000, 15_000];

/**
 * One question at a time; what happens meanwhile asks once more, so the last answer is the newest.
 * A question without an answer is asked again until there is one: the panel would else stay empty,
 * or on the page before.
 */
function createAsking<Place>(
  read: () => Promise<Place | undefined>,
  onPlace: (place: Place) => void,
  onSilence: () => void,
) {
  let state: 'idle' | 'asking' | 'again' | 'stopped' = 'idle';
  let isTold = false;
  let losses = 0;
  let pausing: ReturnType<typeof setTimeout> | undefined;
  // A message to a worker that cannot start may hang much longer than anybody waits.
  const silence = setTimeout(onSilence, SILENT_AFTER_MS);
  const isStopped = () => state === 'stopped';

  async function run(): Promise<void> {
    const place = await read().catch(() => undefined);
    if (isStopped()) return;
    const again = state === 'again';
    state = 'idle';
    losses = place ? 0 : losses + 1;
    if (again) ask();
    else if (!place) pausing = setTimeout(ask, PAUSES_MS[losses - 1] ?? Math.max(...PAUSES_MS));
    // The first answer is better than none, even where a better one is on its way.
    if (!place || (again && isTold)) return;
    isTold = true;
    clearTimeout(silence);
    onPlace(place);
  }

  function ask(): void {
    if (state === 'asking') state = 'again';
    if (state !== 'idle') return;
    clearTimeout(pausing);
    state = 'asking';
    void run();
  }

  function stop(): void {
    clearTimeout(silence);
    clearTimeout(pausing);
    state = 'stopped';
  }

  return { ask, stop };
}

/** Rejects where the browser does not say. */
async function askingWindow(): Promise<AskingWindow> {
  const [windowId, own] = await Promise.all([currentWindowId(), browser.tabs.getCurrent()]);
  return { windowId, ownTabId: own?.id };
}
