import { oneLine } from '@/lib/handoff/line';
import { native } from '../native';
import { drawnAround, drawnIn, isElement, isHtml, isText } from './trees';

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
  if (isHtml(element, 'input')) return READABLE_INPUTS.has(element.type);
  return isHtml(element, 'textarea') || isHtml(element, 'select');
}

/**
 * Returns the text that the element shows, as one line: the value of a form's field, else the visible
 * text in it. Reads no further than a little over `longest` units, so that what is longer can be told
 * from what fits.
 */
export function shownText(element: Element, longest = LONGEST_TEXT): string {
  if (isHtml(element, 'select')) return oneLine(element.selectedOptions[0]?.textContent ?? '');
  if (isReadableField(element)) return oneLine(element.value);
  if (isHtml(element, 'input')) return '';
  return oneLine(visibleTextIn(element, longest));
}

function visibleTextIn(element: Element, longest: number): string {
  let text = '';
  let line: Element | undefined;
  for (const node of shownIn(element)) {
    const block = isText(node) ? blockAround(node, element) : undefined;
    // What stands in another block, or after a line's break, stands on another line.
    if (block !== line) text += ' ';
    line = block;
    if (block) text += native(node, 'nodeValue') ?? '';
    if (text.length > longest && oneLine(text).length > longest) break;
  }
  return text;
}

/** The visible texts and line breaks in an element, in the order in which they are drawn. */
function* shownIn(top: Element): Generator<Node> {
  const open = [drawnIn(top)];
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    const { value: node } = inner.next();
    if (!node) open.pop();
    else if (isText(node)) yield node;
    else if (isElement(node) && isDrawn(node) && !isReadableField(node)) {
      if (isHtml(node, 'br')) yield node;
      else open.push(drawnIn(node));
    }
  }
}

/** Whether what is in an element of something shown may be seen; one without a box of its own shows it. */
const isDrawn = (element: Element) =>
  isShown(element) || getComputedStyle(element).display === 'contents';

function blockAround(text: Text, top: Element): Element {
  let around = drawnAround(text) ?? top;
  while (around !== top && INLINE.test(getComputedStyle(around).display)) {
    around = drawnAround(around) ?? top;
  }
  return around;
}
