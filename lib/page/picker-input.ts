export interface PickerInput {
  readonly onHover: (target: Element) => void;
  readonly onPick: (target: Element | undefined) => void;
  /** `1` to the next, `-1` to the one before. */
  readonly onMove: (by: 1 | -1) => void;
  readonly onSkip: () => void;
  readonly onEnd: () => void;
  /** Asked before each press: nothing is taken from the page by a picker that is no more. */
  readonly isOver: () => boolean;
}

type KeyWork = (input: PickerInput, event: KeyboardEvent) => void;
const next: KeyWork = ({ onMove }) => onMove(1);
const previous: KeyWork = ({ onMove }) => onMove(-1);
const KEYS: Readonly<Record<string, KeyWork>> = {
  Tab: ({ onMove }, { shiftKey }) => onMove(shiftKey ? -1 : 1),
  ArrowDown: next,
  ArrowRight: next,
  ArrowUp: previous,
  ArrowLeft: previous,
  Enter: ({ onPick }) => onPick(undefined),
  Backspace: ({ onSkip }) => onSkip(),
  Delete: ({ onSkip }) => onSkip(),
  Escape: ({ onEnd }) => onEnd(),
};

/** A press goes to the picker alone: the page must not follow a link, open a menu or take a letter. */
const PRESSES = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'dblclick', 'auxclick'];

/** Takes the person's mouse and keyboard from the page, but not from `host`, until `signal` aborts. */
export function takeInput(host: Element, input: PickerInput, signal: AbortSignal): void {
  const listen = (types: readonly string[], work: (event: Event) => void) => {
    const listener = (event: Event) => {
      // What the page's own scripts make up is nothing to us; what is meant for the bar is its own.
      if (event.isTrusted && !isForBar(event) && !input.isOver()) work(event);
    };
    for (const type of types) addEventListener(type, listener, { signal, capture: true });
  };
  const isForBar = (event: Event) => event.target === host && !(event instanceof KeyboardEvent);
  const keep = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  listen(['pointermove'], ({ target }) => {
    if (target instanceof Element) input.onHover(target);
  });
  listen(PRESSES, keep);
  listen(['click'], (event) => {
    keep(event);
    if (event.target instanceof Element) input.onPick(event.target);
  });
  listen(['keydown', 'keypress', 'keyup'], (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    // The browser's own shortcuts stay the browser's.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const work = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
    event.stopImmediatePropagation();
    if (!work) return;
    event.preventDefault();
    if (event.type === 'keydown') work(input, event);
  });
}
