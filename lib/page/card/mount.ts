import type { CardPlace } from '@/lib/crm/adapter';
import { native } from '../native';

/** A page that throws the card out more often than this does not want it: then it gives up. */
const MOST_REMOUNTS = 20;
/** How long a page may take to draw the part that the card belongs to. */
const LOOK_FOR_MS = 15_000;
const BETWEEN_LOOKS_MS = 200;

const isShown = (element: Element) => native(element, 'getClientRects')().length > 0;

/** Puts the host at the first visible place; `false` where the page has none (yet). */
function placeHost(host: HTMLElement, places: readonly CardPlace[]): boolean {
  for (const { selector, position } of places) {
    const anchor = [...native(document, 'querySelectorAll')(selector)].find(isShown);
    if (!anchor) continue;
    host.removeAttribute('data-floating');
    native(anchor, position)(host);
    return true;
  }
  return false;
}

function float(host: HTMLElement): void {
  host.setAttribute('data-floating', 'right');
  native(document, 'body').append(host);
}

/**
 * Keeps the host in the page while the page redraws itself, at its place or floating where it has
 * none, until stopped. Once `isAlive` says no it does not come back: another card of ours has taken
 * its place. Watches only the children of the host's ancestors; a page still being drawn is watched
 * as a whole, for 15 seconds at most.
 */
export function keepMounted(
  host: HTMLElement,
  places: readonly CardPlace[],
  isAlive: () => boolean,
): { stop(): void } {
  let remounts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const began = performance.now();
  const kept = new MutationObserver(() => {
    if (!host.isConnected) remount();
  });
  const drawn = new MutationObserver(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (performance.now() - began > LOOK_FOR_MS) drawn.disconnect();
      else if (host.hasAttribute('data-floating')) mount();
    }, BETWEEN_LOOKS_MS);
  });

  function remount(): void {
    remounts += 1;
    if (remounts > MOST_REMOUNTS || !isAlive()) stop();
    else mount();
  }

  function mount(): void {
    if (placeHost(host, places)) drawn.disconnect();
    else if (!host.isConnected) float(host);
    kept.disconnect();
    let around: Node | null = host.parentNode;
    while (around) {
      kept.observe(around, { childList: true });
      around = native(around, 'parentNode');
    }
  }

  function stop(): void {
    kept.disconnect();
    drawn.disconnect();
    clearTimeout(timer);
    host.remove();
  }

  drawn.observe(document, { childList: true, subtree: true });
  mount();
  return { stop };
}
