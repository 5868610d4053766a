import type { CardPlace } from '@/lib/crm/adapter';
import { native } from '../native';

/** A page that throws the card out more often than this does not want it: then it gives up. */
const MOST_REMOUNTS = 20;
/** How long a page may take to draw the part that the card belongs to. */
const LOOK_FOR_MS = 15_000;
const BETWEEN_LOOKS_MS = 200;
/** The card floats once the page draws no more without its place, and at the latest after this long. */
const QUIET_MS = 1000;
const WAIT_FOR_MS = 5000;

const isShown = (element: Element) => native(element, 'getClientRects')().length > 0;

/** Puts the host at the first visible place; `false` where the page has none (yet). */
function placeHost(host: HTMLElement, places: readonly CardPlace[]): boolean {
  for (const { selector, position } of places) {
    const anchor = [...native(document, 'querySelectorAll')(selector)].find(isShown);
    if (!anchor) continue;
    delete host.dataset.floating;
    native(anchor, position)(host);
    return true;
  }
  return false;
}

/**
 * Keeps the host in the page while the page redraws itself, until stopped: at its place, which a page
 * that is still being drawn is given time for, or else floating. Once `isAlive` says no it neither
 * comes nor comes back: another card of ours has taken its place. Watches only the children of the host's
 * ancestors; a page still being drawn is watched as a whole, for 15 seconds at most.
 */
export function keepMounted(
  host: HTMLElement,
  places: readonly CardPlace[],
  isAlive: () => boolean,
): { stop(): void } {
  let remounts = 0;
  let look: ReturnType<typeof setTimeout> | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let began = 0;
  const kept = new MutationObserver(() => {
    if (host.isConnected) return;
    remounts += 1;
    if (remounts > MOST_REMOUNTS || !isAlive()) stop();
    else mount();
  });
  const drawn = new MutationObserver(() => {
    waitForQuiet();
    look ??= setTimeout(() => {
      look = undefined;
      if (!isAlive()) stop();
      else if (performance.now() - began > LOOK_FOR_MS) drawn.disconnect();
      else if (placeHost(host, places)) settle();
    }, BETWEEN_LOOKS_MS);
  });

  function waitForQuiet(): void {
    clearTimeout(quiet);
    if (host.isConnected) return;
    const rest = WAIT_FOR_MS - (performance.now() - began);
    quiet = setTimeout(float, Math.max(Math.min(QUIET_MS, rest), 0));
  }

  function float(): void {
    if (!isAlive()) {
      stop();
      return;
    }
    host.dataset.floating = '';
    native(document, 'body').append(host);
    watchAround();
  }

  function settle(): void {
    drawn.disconnect();
    clearTimeout(quiet);
    watchAround();
  }

  function watchAround(): void {
    kept.disconnect();
    let around: Node | null = host.parentNode;
    while (around) {
      kept.observe(around, { childList: true });
      around = native(around, 'parentNode');
    }
  }

  function mount(): void {
    kept.disconnect();
    if (placeHost(host, places)) {
      settle();
      return;
    }
    if (places.length === 0) {
      float();
      return;
    }
    began = performance.now();
    drawn.observe(document, { childList: true, subtree: true });
    waitForQuiet();
  }

  function stop(): void {
    kept.disconnect();
    drawn.disconnect();
    clearTimeout(look);
    clearTimeout(quiet);
    host.remove();
  }

  mount();
  return { stop };
}
