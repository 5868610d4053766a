import { native } from '../native';

/** Version 2 of the observer, where the browser has it: it also knows what covers an element. */
interface VisibilityEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}
interface VisibilityInit extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}

/** Long enough that nobody presses what has just come, or was just uncovered, under their pointer. */
export const SEEN_FOR_MS = 500;

/** The observer speaks when another hundredth of the element is within its frame. */
const HUNDREDTHS = Array.from({ length: 101 }, (_, at) => at / 100);

/** Whether a mask lies over it, which is the one thing that the observer does not know of. */
function isMasked(target: Element): boolean {
  let at: Node | null = target;
  while (at) {
    if (at instanceof Element && (getComputedStyle(at).maskImage || 'none') !== 'none') return true;
    at = at instanceof ShadowRoot ? at.host : native(at, 'parentNode');
  }
  return false;
}

/** How many px a page may round. */
const NEARLY = 2;

/**
 * Tells whether a person really sees the element, and has for half a second at the same place and
 * in the same size: not covered, faded, shrunk or moved by the page around it. Where the browser
 * cannot tell what covers it, being on the screen is enough. `onChange` is called whenever the
 * answer changes.
 */
export function watchSeen(target: Element, onChange: () => void) {
  let isSeen = false;
  let isOpen = false;
  let stands = target.getBoundingClientRect();
  let seen: ReturnType<typeof setTimeout> | undefined;
  let place: IntersectionObserver | undefined;

  function become(next: boolean): void {
    if (next === isSeen) return;
    isSeen = next;
    onChange();
  }

  const isElsewhere = (now: DOMRectReadOnly) =>
    (['left', 'top', 'width', 'height'] as const).some(
      (edge) => Math.abs(now[edge] - stands[edge]) > NEARLY,
    );

  /** The half second begins anew, from where the element stands now. */
  function restart(): void {
    clearTimeout(seen);
    place?.disconnect();
    become(false);
    if (!isOpen) return;
    stands = target.getBoundingClientRect();
    seen = setTimeout(() => {
      if (isElsewhere(target.getBoundingClientRect())) restart();
      else become(true);
    }, SEEN_FOR_MS);
    // A frame around exactly this place: whoever leaves it, even for a moment, is noticed.
    const { clientWidth, clientHeight } = native(document, 'documentElement');
    const { top, right, bottom, left } = stands;
    const inwards = [top, clientWidth - right, clientHeight - bottom, left];
    place = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => isElsewhere(entry.boundingClientRect))) restart();
      },
      {
        rootMargin: inwards.map((px) => `${String(-Math.floor(px))}px`).join(' '),
        threshold: HUNDREDTHS,
      },
    );
    place.observe(target);
  }

  const options: VisibilityInit = { trackVisibility: true, delay: 100 };
  const isClear = (entry: VisibilityEntry) => entry.isIntersecting && (entry.isVisible ?? true);
  const cover = new IntersectionObserver((entries) => {
    const stays = isOpen && entries.every(isClear);
    isOpen = entries.slice(-1).some(isClear);
    if (!stays) restart();
  }, options);
  const size = new ResizeObserver(restart);
  cover.observe(target);
  size.observe(target);
  return {
    isSeen: () => isSeen && !isElsewhere(target.getBoundingClientRect()) && !isMasked(target),
    stop() {
      clearTimeout(seen);
      for (const each of [cover, size, place]) each?.disconnect();
    },
  };
}
