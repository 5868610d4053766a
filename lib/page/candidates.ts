import type { LearnedField } from '@/lib/messaging/learned-page';
import { isAll } from './fact';
import { native } from './native';
import { isReadableField, isShown, LONGEST_TEXT, shownText } from './shown-text';

/** More is no page that anybody walks through by keyboard. */
const MOST_CANDIDATES = 2000;

/** Tells whether the element may be a fact: a field of a form, or a text of a fact's length. */
export function isCandidate(element: Element): boolean {
  if (!isShown(element)) return false;
  if (isReadableField(element)) return true;
  const { length } = shownText(element);
  return length > 0 && length <= LONGEST_TEXT;
}

/** Gives what can be pointed at by keyboard, in the page's order: fields, and elements with text of their own. */
export function candidatesIn(document: Document): Element[] {
  const found: Element[] = [];
  for (const element of native(native(document, 'body'), 'querySelectorAll')('*')) {
    if (found.length >= MOST_CANDIDATES) break;
    if ((isReadableField(element) || hasOwnText(element)) && isCandidate(element)) {
      found.push(element);
    }
  }
  return found;
}

const hasOwnText = (element: Element) =>
  [...native(element, 'childNodes')].some((node) => node instanceof Text && /\S/.test(node.data));

/** Gives the candidate that looks like the field, or the one after `last`, to begin with. */
export function likelyFor(
  field: LearnedField,
  candidates: readonly Element[],
  last: Element | undefined,
): Element | undefined {
  const alike = candidates.find((one) =>
    field === 'name' ? native(one, 'closest')('h1') : isAll(field, shownText(one)),
  );
  return alike ?? candidates[last ? candidates.indexOf(last) + 1 : 0];
}
