import type { Pointer } from '@/lib/messaging/learned-page';
import { elementAt, elementBeside, labelText } from './learned-reader';
import { native } from './native';
import { isReadableField, shownText } from './shown-text';

/** Attributes whose values name a place of the page, the most telling first. */
const MARKS = [
  ...['id', 'name', 'itemprop', 'data-field', 'data-field-name', 'data-name', 'data-key'],
  ...['data-property', 'data-attribute', 'data-label', 'data-testid', 'data-test-id', 'data-test'],
  ...['data-qa', 'data-cy'],
];
/** A digit says that the value was counted or generated: it is another one on the next page. */
const STEADY = /^[A-Za-z][A-Za-z_.:[\]-]{0,79}$/;
const LONGEST_SELECTOR = 2000;
/** An element that shows the same as its child is often the one that the page names. */
const MOST_STEPS_UP = 3;

/**
 * Gives a pointer that finds this element, or one that shows the same, and is likely to find its
 * like on the site's other pages: by a mark of the page, by its label, by being the heading, and
 * only then by its position. `undefined` where none finds it.
 */
export function pointerTo(element: Element): Pointer | undefined {
  const ownerDocument = native(element, 'ownerDocument');
  const text = shownText(element);
  const finds = (pointer: Pointer) => {
    if (pointer.selector.length > LONGEST_SELECTOR) return false;
    const found = elementAt(ownerDocument, pointer);
    return (
      found === element ||
      (found && native(found, 'contains')(element) && shownText(found) === text)
    );
  };
  for (const pointer of pointersTo(element)) if (finds(pointer)) return pointer;
  return undefined;
}

function* pointersTo(element: Element): Generator<Pointer> {
  const around = ancestors(element);
  for (const one of [element, ...around.slice(0, MOST_STEPS_UP)]) {
    for (const selector of marksOf(one, element)) yield { selector };
  }
  yield* byLabel(element, around);
  if (native(element, 'closest')('h1')) yield { selector: 'h1' };
  for (const one of around) {
    for (const mark of marksOf(one, element)) yield { selector: mark + pathBelow(one, element) };
  }
  yield { selector: `body${pathBelow(bodyOf(element), element)}` };
}

function* byLabel(element: Element, around: readonly Element[]): Generator<Pointer> {
  for (const value of [element, ...around]) {
    for (const label of labelsOf(value)) {
      const inside = value === element ? '' : `:scope${pathBelow(value, element)}`;
      const words = labelText(label);
      if (words === '' || elementBeside(label) !== value) continue;
      // The whole value, where the element is all that it shows.
      yield { label: words, selector: '' };
      yield { label: words, selector: inside };
    }
  }
}

function labelsOf(value: Element): Element[] {
  const before = native(value, 'previousElementSibling');
  const isField = isReadableField(value) || value instanceof HTMLOutputElement;
  const labels = isField ? [...(value.labels ?? [])] : [];
  return before && native(before, 'matches')('dt, th, label') ? [...labels, before] : labels;
}

/** Selectors by the marks of `one`, but for those that only repeat what the lead's text is. */
function marksOf(one: Element, element: Element): string[] {
  const text = letters(shownText(element));
  return MARKS.flatMap((name) => {
    const value = native(one, 'getAttribute')(name) ?? '';
    const isText = text.length > 2 && letters(value).includes(text);
    return STEADY.test(value) && !isText ? [`[${name}="${value}"]`] : [];
  });
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');

const bodyOf = (element: Element) => native(native(element, 'ownerDocument'), 'body');

/** The element's ancestors below the body, the nearest first. */
function ancestors(element: Element): Element[] {
  const found: Element[] = [];
  const body = bodyOf(element);
  let next = native(element, 'parentElement');
  while (next && next !== body) {
    found.push(next);
    next = native(next, 'parentElement');
  }
  return found;
}

function pathBelow(top: Element, element: Element): string {
  let path = '';
  let step: Element | null = element;
  while (step && step !== top) {
    const name = native(step, 'localName');
    const parent: Element | null = native(step, 'parentElement');
    const all = parent ? [...native(parent, 'children')] : [];
    const like = all.filter((one) => native(one, 'localName') === name);
    path = ` > ${CSS.escape(name)}:nth-of-type(${like.indexOf(step) + 1})${path}`;
    step = parent;
  }
  return path;
}
