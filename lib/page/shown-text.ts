import { oneLine } from '@/lib/handoff/line';
import { native } from './native';

/** Longer is no name, company, address or number, and is not offered as one. */
export const LONGEST_TEXT = 300;

/** How much of a fact is read that has grown since; the background holds the same limit. */
export const MOST_READ = 2000;

const READABLE_INPUTS = new Set(['text', 'email', 'tel', 'url', 'search']);
const INLINE = /^(inline|contents)/;

/** Tells whether a person can see the element, as far as styles say. */
export const isShown = (element: Element): boolean =>
  native(element, 'checkVisibility')({ visibilityProperty: true, checkVisibilityCSS: true });

/** Tells whether the element is a field of a form that may be read: no password, no button. */
export function isReadableField(
  element: Element,
): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (element instanceof HTMLInputElement) return READABLE_INPUTS.has(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

/**
 * Gives the text that the element shows, as one line: the value of a form's field, else the visible
 * text in it. Reads no further than a little over `longest` units, so that what is longer can be told
 * from what fits.
 */
export function shownText(element: Element, longest = LONGEST_TEXT): string {
  if (element instanceof HTMLSelectElement) {
    return oneLine(element.selectedOptions[0]?.textContent ?? '');
  }
  if (isReadableField(element)) return oneLine(element.value);
  if (element instanceof HTMLInputElement) return '';
  return oneLine(visibleTextIn(element, longest));
}

function visibleTextIn(element: Element, longest: number): string {
  const accept = (node: Node) => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
    if (!isShown(node) || isReadableField(node)) return NodeFilter.FILTER_REJECT;
    return node instanceof HTMLBRElement ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  };
  const shows = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  const walker = native(document, 'createTreeWalker')(element, shows, accept);
  let text = '';
  let line: Element | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const block = node instanceof Element ? undefined : blockAround(node, element);
    // What stands in another block, or after a line's break, stands on another line.
    if (block !== line) text += ' ';
    line = block;
    if (block) text += node.nodeValue ?? '';
    if (text.length > longest && oneLine(text).length > longest) break;
  }
  return text;
}

function blockAround(text: Node, top: Element): Element {
  let around = native(text, 'parentElement') ?? top;
  while (around !== top && INLINE.test(getComputedStyle(around).display)) {
    around = native(around, 'parentElement') ?? top;
  }
  return around;
}
