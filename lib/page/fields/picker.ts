import type { PickedField, FieldSelectors } from '@/lib/messaging/picked-fields';
import { type Extension, extensionOfPage } from '../extension';
import { native } from '../native';
import { runOncePerPage } from '../single-instance';
import { aroundFonts, blindness, findCandidates, isCandidate, rankCandidates } from './candidates';
import { factIn } from './fact';
import { ASKED_FIELDS, createPickerBar, type PickerBar } from './picker-bar';
import { takeInput } from './picker-input';
import { selectorFor } from './selector-for';
import { shownText } from './shown-text';
import { isDocument, isFrame, isInPage, treeIn, treesIn } from './trees';

/** Lets the user point at the lead's fields in this page; begins anew each time that it is asked to. */
export function startPicker(): void {
  runOncePerPage('picker', () => {
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
  const pointers: FieldSelectors = {};
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
    if (!field || !element) return;
    const blind = blindness(element);
    if (blind !== undefined || isCandidate(element)) finger.pointAt(element);
    if (blind !== undefined) bar.complain(blind);
    if (blind !== undefined || !isCandidate(element)) return;
    const pointer = selectorFor(element);
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
    onHover: (element: Element) => {
      // It may have come, or may have been loaded, where nothing told so.
      if (isFrame(element)) takeTrees();
      finger.hover(aroundFonts(element));
    },
    onPick: (element: Element | undefined) =>
      take(element ? aroundFonts(element) : finger.target()),
    ...{ onMove: finger.move, onSkip: next, onEnd: () => void finish(), isOver },
  };
  const taken = new WeakSet<Node>();

  /** Hears the person in every part of the page; one that has come since as well. */
  function takeTrees(): void {
    const fresh = [...treesIn(document)].filter((tree) => !taken.has(tree));
    if (fresh.length > 0) finger.lookAgain();
    for (const tree of fresh) {
      taken.add(tree);
      const listen = native(tree, 'addEventListener');
      // Neither goes beyond its own tree.
      listen('load', takeTrees, { signal, capture: true });
      listen('scroll', bar.follow, { signal, capture: true, passive: true });
      const view = isDocument(tree) ? native(tree, 'defaultView') : null;
      view?.addEventListener('resize', bar.follow, { signal, passive: true });
      if (view) takeInput(view, bar.host, input, signal);
    }
  }

  /** A press in a frame of another site takes the keyboard there, and none of it is heard. */
  function comeBack(): void {
    const into = focusedIn(document);
    if (signal.aborted || !into || !isFrame(into) || treeIn(into)) return;
    take(into);
    bar.focus();
  }

  takeTrees();
  addEventListener('blur', () => setTimeout(comeBack), { signal });
  ask();
  return stop;
}

/** The element that has the keyboard, also within open shadow roots. */
function focusedIn(page: Document): Element | null {
  let focused = native(page, 'activeElement');
  while (focused) {
    const inner: Element | null | undefined = native(focused, 'shadowRoot')?.activeElement;
    if (!inner) break;
    focused = inner;
  }
  return focused;
}

/** What is pointed at, by mouse or by keyboard; the bar shows it. */
function createFinger(bar: PickerBar, { word }: Extension) {
  let candidates: readonly Element[] = [];
  let target: Element | undefined;
  let asked: PickedField | undefined;

  function pointAt(element: Element | undefined): void {
    target = element;
    const shown = element ? shownText(element) : '';
    const text = asked ? factIn(asked, shown) : shown;
    const instead = element ? (blindness(element) ?? 'picker_empty') : 'picker_nothing';
    bar.show(element, text || word(instead));
  }

  function lookAgain(): void {
    candidates = findCandidates(document);
  }

  return {
    target: () => target,
    pointAt,
    hover: (element: Element): void => {
      if (element === target) return;
      if (isCandidate(element) || blindness(element) !== undefined) pointAt(element);
    },
    guess: (field: PickedField): void => {
      asked = field;
      lookAgain();
      pointAt(rankCandidates(field, candidates, target));
      if (target) native(target, 'scrollIntoView')({ block: 'nearest' });
      bar.follow();
    },
    lookAgain,
    move: (by: 1 | -1): void => {
      // A page that has drawn all of itself since.
      if (!candidates.some(isInPage)) lookAgain();
      const there = candidates.filter(isInPage);
      const to = (target ? there.indexOf(target) : -1) + by;
      pointAt(there[to < 0 ? there.length - 1 : to % there.length]);
      if (target) native(target, 'scrollIntoView')({ block: 'center' });
      bar.follow();
    },
  };
}
