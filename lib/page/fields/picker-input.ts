import { isElement } from './trees';

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
const PRESSES = [
  ...(['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'dblclick', 'auxclick'] as const),
];

/** The innermost element that an event is of, also within open shadow roots. */
function elementUnder(event: Event): Element | undefined {
  const [target] = event.composedPath();
  return target && isNode(target) && isElement(target) ? target : undefined;
}

const isNode = (target: EventTarget): target is Node => 'nodeType' in target;

/**
 * Takes the person's mouse and keyboard from a window of the page, the top one or a frame's, but not
 * from `host`, until `signal` aborts.
 */
export function takeInput(
  from: Window,
  host: Element,
  input: PickerInput,
  signal: AbortSignal,
): void {
  function listen<Type extends keyof WindowEventMap>(
    types: readonly Type[],
    work: (event: WindowEventMap[Type]) => void,
  ): void {
    const listener = (event: WindowEventMap[Type]) => {
      // What the page's own scripts make up is nothing to us; what is meant for the bar is its own.
      const isForBar = event.target === host && !event.type.startsWith('key');
      if (event.isTrusted && !isForBar && !input.isOver()) work(event);
    };
    for (const type of types) from.addEventListener(type, listener, { signal, capture: true });
  }
  const keep = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  // A frame of another site tells that the pointer has come, and nothing more.
  listen(['pointermove', 'pointerover'], (event) => {
    const element = elementUnder(event);
    if (element) input.onHover(element);
  });
  listen(PRESSES, keep);
  listen(['click'], (event) => {
    keep(event);
    const element = elementUnder(event);
    if (element) input.onPick(element);
  });
  listen(['keydown', 'keypress', 'keyup'], (event) => {
    // The browser's own shortcuts stay the browser's.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const work = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
    event.stopImmediatePropagation();
    if (!work) return;
    event.preventDefault();
    if (event.type === 'keydown') work(input, event);
  });
}
