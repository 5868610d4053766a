import type { Panel } from './panel';
import { openPlace } from './site/open-place';
import type { Stop } from './deps';

/** What is younger is not read again when the panel comes to the front (ms). */
const FRESH_MS = 15_000;

/**
 * Saves what is typed whenever the panel may be gone the next moment, and reads the record again
 * when it comes back to the front, or where that failed when the network is back.
 */
export function watchPageLife(panel: Panel, page: Window & typeof globalThis): Stop {
  const { deps, store, drafts } = panel;
  let readAt = deps.now();
  const save = () => void drafts.flush();
  const saveAtEnd = () => void drafts.flushAtEnd();
  const refresh = () => {
    panel.lookAtZone();
    const place = openPlace(store.getState().place);
    if (!place?.connected || deps.now() - readAt < FRESH_MS) return;
    readAt = deps.now();
    void panel.refresh(place.record);
  };
  const onOnline = () => {
    const place = openPlace(store.getState().place);
    if (place?.connected) panel.refreshIfFailed(place.record);
  };
  const onVisibility = () => (page.document.visibilityState === 'hidden' ? saveAtEnd() : refresh());
  page.document.addEventListener('visibilitychange', onVisibility);
  page.document.addEventListener('focusout', save);
  page.addEventListener('pagehide', saveAtEnd);
  page.addEventListener('focus', refresh);
  page.addEventListener('online', onOnline);
  return () => {
    page.document.removeEventListener('visibilitychange', onVisibility);
    page.document.removeEventListener('focusout', save);
    page.removeEventListener('pagehide', saveAtEnd);
    page.removeEventListener('focus', refresh);
    page.removeEventListener('online', onOnline);
  };
}
