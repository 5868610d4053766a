/** Version 2 of the observer, where the browser has it: it also knows what covers an element. */
interface VisibilityEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}
interface VisibilityInit extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}

/** Long enough that nobody presses a button that has just been uncovered under his pointer. */
const VISIBLE_FOR_MS = 500;

/**
 * Tells whether a person really sees the element and has for half a second: not covered, faded or
 * shrunk by the page around it. Where the browser cannot tell, being on the screen is enough.
 * `onChange` is called whenever the answer changes.
 */
export function watchVisibility(target: Element, onChange: () => void) {
  let isVisible = false;
  let seen: ReturnType<typeof setTimeout> | undefined;

  function become(visible: boolean): void {
    clearTimeout(seen);
    seen = undefined;
    if (visible === isVisible) return;
    isVisible = visible;
    onChange();
  }

  const options: VisibilityInit = { trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries) => {
    const entry: VisibilityEntry | undefined = entries.at(-1);
    if (!entry) return;
    if (!(entry.isIntersecting && (entry.isVisible ?? true))) become(false);
    else if (!isVisible) seen ??= setTimeout(become, VISIBLE_FOR_MS, true);
  }, options);
  observer.observe(target);
  return {
    isVisible: () => isVisible,
    stop() {
      clearTimeout(seen);
      observer.disconnect();
    },
  };
}
