import { browser } from 'wxt/browser';
import { send } from '@/lib/messaging/send';
import type { Place } from '@/lib/messaging/place';
import { onPointersChanged } from './learned-pages';
import { onSeen } from './seen-pages';
import { onSitesChanged } from './sites';

export type { Place } from '@/lib/messaging/place';

/**
 * Tells which page the calling page's window shows, now and after every change, until stopped. The
 * background decides which tab that is; here is only listened for what may change the answer.
 */
export function watchPlace(onPlace: (place: Place) => void): () => void {
  const asking = createAsking(onPlace);
  const onUpdated = (_: number, change: { url?: string; status?: string }) => {
    if (change.url !== undefined || change.status !== undefined) asking.ask();
  };
  const { onActivated, onRemoved } = browser.tabs;
  const { onAdded: onGiven, onRemoved: onTaken } = browser.permissions;
  const events = [onActivated, onRemoved, onGiven, onTaken];
  for (const event of events) event.addListener(asking.ask);
  browser.tabs.onUpdated.addListener(onUpdated);
  const watches = [onSeen, onSitesChanged, onPointersChanged].map((watch) => watch(asking.ask));
  asking.ask();
  return () => {
    asking.stop();
    for (const event of events) event.removeListener(asking.ask);
    browser.tabs.onUpdated.removeListener(onUpdated);
    for (const stop of watches) stop();
  };
}

/** One question at a time; what happens meanwhile asks once more, so the last answer is the newest. */
function createAsking(onPlace: (place: Place) => void) {
  let state: 'idle' | 'asking' | 'again' | 'stopped' = 'idle';
  let told = '';
  const isStopped = () => state === 'stopped';

  async function run(): Promise<void> {
    const [{ id }, own] = await Promise.all([
      browser.windows.getCurrent(),
      browser.tabs.getCurrent(),
    ]);
    const reply = await send('place/read', {
      windowId: id ?? browser.windows.WINDOW_ID_CURRENT,
      ownTabId: own?.id,
    });
    if (isStopped()) return;
    const again = state === 'again';
    state = 'idle';
    if (again) ask();
    // The first answer is better than none, even where a better one is on its way.
    if (again && told !== '') return;
    const place = reply.ok ? JSON.stringify(reply.value) : '';
    if (!reply.ok || place === told) return;
    told = place;
    onPlace(reply.value);
  }

  function ask(): void {
    if (state === 'asking') state = 'again';
    if (state !== 'idle') return;
    state = 'asking';
    void run();
  }

  return { ask, stop: () => void (state = 'stopped') };
}
