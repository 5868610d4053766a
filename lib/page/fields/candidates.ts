import type { PickedField } from '@/lib/messaging/picked-fields';
import { native } from '../native';
import { isAll } from './fact';
import { isReadableField, isShown, LONGEST_TEXT, shownText } from './shown-text';
import { boxOf, elementsIn, isFrame, isHtml, isOfHtml, isText, treeIn } from './trees';

/** More is no page that anybody walks through by keyboard. */
const MOST_CANDIDATES = 2000;

/** Tells whether the element may be a fact: a field of a form, or a text of a fact's length. */
export function isCandidate(element: Element): boolean {
  if (!isShown(element)) return false;
  if (isReadableField(element)) return true;
  const { length } = shownText(element);
  return length > 0 && length <= LONGEST_TEXT;
}

const PICTURES = ['canvas', 'embed', 'object', 'img', 'video'] as const;

/**
 * Returns the key of the words for why an element that shows something cannot be pointed at: Baton
 * may not look into it, or it has no text. `undefined` where there is no such reason.
 */
export function blindness(element: Element): string | undefined {
  if (isFrame(element)) return treeIn(element) ? undefined : 'picker_frame';
  if (PICTURES.some((name) => isHtml(element, name))) return 'picker_picture';
  return hasClosedRoot(element) ? 'picker_closed' : undefined;
}

/** What browsers tell scripts like ours of an element: Chromium by its API, Firefox by the element. */
interface RootsApi {
  readonly chrome?: {
    readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
  };
}
type RootedElement = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/** Whether the page shows something in the element that it keeps from all scripts. */
function hasClosedRoot(element: RootedElement): boolean {
  const { openOrClosedShadowRoot } = element;
  if (!isOfHtml(element) || native(element, 'shadowRoot')) return false;
  const { dom } = (globalThis as RootsApi).chrome ?? {};
  return Boolean(dom ? dom.openOrClosedShadowRoot(element) : openOrClosedShadowRoot);
}

/**
 * Returns what can be pointed at by keyboard, in the page's order: fields, elements with text of their
 * own, and whatever large part of the page Baton cannot look into, to say so.
 */
export function findCandidates(page: Document): Element[] {
  const found = new Set<Element>();
  for (const element of elementsIn(page)) {
    if (found.size >= MOST_CANDIDATES) break;
    if (isReadableField(element) || hasOwnText(element)) {
      if (isCandidate(element)) found.add(aroundFonts(element));
    } else if (mayBeBlind(element) && isShown(element) && isLarge(element)) {
      if (blindness(element) !== undefined) found.add(element);
    }
  }
  return [...found];
}

/** Those that show much of a page, and not its small pictures. */
const mayBeBlind = (element: Element) =>
  isFrame(element) || isHtml(element, 'canvas') || native(element, 'localName').includes('-');

function isLarge(element: Element): boolean {
  const { width, height } = boxOf(element);
  return width >= 20 && height >= 10;
}

const hasOwnText = (element: Element) =>
  [...native(element, 'childNodes')].some((node) => isText(node) && /\S/.test(node.data));

/** Returns the page's own element around the ones that a translation of it puts around each text. */
export function aroundFonts(element: Element): Element {
  let own = element;
  while (isHtml(own, 'font')) {
    const around = native(own, 'parentElement');
    if (!around || shownText(around) !== shownText(element)) break;
    own = around;
  }
  return own;
}

/** Returns the candidate that looks like the field, or the one after `last`, to begin with. */
export function rankCandidates(
  field: PickedField,
  candidates: readonly Element[],
  last: Element | undefined,
): Element | undefined {
  const alike = candidates.find((one) =>
    field === 'name' ? native(one, 'closest')('h1') : isAll(field, shownText(one)),
  );
  return alike ?? candidates[last ? candidates.indexOf(last) + 1 : 0];
}
