import type { LearnedField, Pointers } from '@/lib/messaging/learned-page';
import { candidatesIn, isCandidate, likelyFor } from './candidates';
import { type Extension, extensionOfPage } from './extension';
import { factIn } from './fact';
import { native } from './native';
import { oncePerPage } from './once';
import { ASKED_FIELDS, createPickerBar, type PickerBar } from './picker-bar';
import { takeInput } from './picker-input';
import { pointerTo } from './pointer-of';
import { shownText } from './shown-text';

/** Lets the user point at the lead's fields in this page; begins anew each time that it is asked to. */
export function startPicker(): void {
  oncePerPage('picker', () => {
    const extension = extensionOfPage();
    let end = pick(extension);
    return {
      isAlive: extension.isAlive,
      wake: () => {
        end();
        end = pick(extension);
      },
    };
  });
}

/** Asks for one field after the other; gives what takes it all away without keeping anything. */
function pick(extension: Extension): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const pointers: Pointers = {};
  let asked = 0;
  const bar = createPickerBar({ extension, onSkip: next, onEnd: () => void finish() });
  const finger = createFinger(bar, extension);

  function ask(): void {
    const field = ASKED_FIELDS[asked];
    if (!field) {
      void finish();
      return;
    }
    bar.ask(field);
    finger.guess(field);
  }

  function next(): void {
    asked += 1;
    ask();
  }

  function take(element: Element | undefined): void {
    const field = ASKED_FIELDS[asked];
    if (!field || !element || !isCandidate(element)) return;
    finger.pointAt(element);
    const pointer = pointerTo(element);
    if (!pointer) {
      bar.complain('picker_lost');
      return;
    }
    pointers[field] = pointer;
    next();
  }

  function stop(): void {
    ended.abort();
    bar.remove();
  }

  /** Whether the page, or an update of Baton, has ended it: then the page has its presses back. */
  function isOver(): boolean {
    if (bar.host.isConnected && extension.isAlive()) return false;
    ended.abort();
    bar.fail('cardProblem_reloaded');
    return true;
  }

  async function finish(): Promise<void> {
    const wasOver = signal.aborted;
    ended.abort();
    const reply = wasOver ? undefined : await extension.ask('page/learned', { pointers });
    if (wasOver || reply?.ok || Object.keys(pointers).length === 0) bar.remove();
    else bar.fail(extension.isAlive() ? 'picker_notKept' : 'cardProblem_reloaded');
  }

  const input = {
    onHover: finger.hover,
    onPick: (element: Element | undefined) => take(element ?? finger.target()),
    ...{ onMove: finger.move, onSkip: next, onEnd: () => void finish(), isOver },
  };
  takeInput(bar.host, input, signal);
  for (const type of ['scroll', 'resize']) {
    addEventListener(type, bar.follow, { signal, capture: true, passive: true });
  }
  ask();
  return stop;
}

/** What is pointed at, by mouse or by keyboard; the bar shows it. */
function createFinger(bar: PickerBar, { word }: Extension) {
  const candidates = candidatesIn(document);
  let target: Element | undefined;
  let asked: LearnedField | undefined;

  function pointAt(element: Element | undefined): void {
    target = element;
    const shown = element ? shownText(element) : '';
    const text = asked ? factIn(asked, shown) : shown;
    bar.show(element, text || word(element ? 'picker_empty' : 'picker_nothing'));
  }

  return {
    target: () => target,
    pointAt,
    hover: (element: Element): void => {
      if (element !== target && isCandidate(element)) pointAt(element);
    },
    guess: (field: LearnedField): void => {
      asked = field;
      pointAt(likelyFor(field, candidates, target));
      if (target) native(target, 'scrollIntoView')({ block: 'nearest' });
      bar.follow();
    },
    move: (by: 1 | -1): void => {
      const there = candidates.filter((one) => native(one, 'isConnected'));
      const to = (target ? there.indexOf(target) : -1) + by;
      pointAt(there[to < 0 ? there.length - 1 : to % there.length]);
      if (target) native(target, 'scrollIntoView')({ block: 'center' });
      bar.follow();
    },
  };
}
