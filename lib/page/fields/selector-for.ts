import type { FieldSelector, SelectorStep } from '@/lib/messaging/picked-fields';
import { native } from '../native';
import { ancestors, elementIn, labelsAround, labelsOf, labelText } from './field-reader';
import { shownText } from './shown-text';
import { hostOf, isDocument, topOf, type Tree, treeOf } from './trees';

/** Attributes whose values name a place of the page, the most telling first. */
const MARKS = [
  ...['id', 'name', 'itemprop', 'data-field', 'data-field-name', 'data-name', 'data-key'],
  ...['data-property', 'data-attribute', 'data-label', 'data-testid', 'data-test-id', 'data-test'],
  ...['data-qa', 'data-cy', 'field', 'field-name', 'label'],
];
/** A digit says that the value was counted or generated: it is another one on the next page. */
const STEADY = /^[A-Za-z][A-Za-z_.:[\]-]{0,79}$/;
const POSITION = ':nth-of-type(';
const LONGEST_SELECTOR = 2000;
const MOST_TREES_DEEP = 20;
/** An element that shows the same as its child is often the one that the page names. */
const MOST_STEPS_UP = 3;

/**
 * Returns a pointer that finds this element, or one that shows the same, and is likely to find its
 * like on the site's other pages: by a mark of the page, by its label, by being the heading, and
 * only then by its position. One by a label also tells its place, for where that is translated.
 * `undefined` where none finds it.
 */
export function selectorFor(element: Element): FieldSelector | undefined {
  const tree = treeOf(element);
  const within = tree && stepsTo(tree);
  if (!within) return undefined;
  const text = shownText(element);
  const isSame = (found: Element) =>
    found === element || (native(found, 'contains')(element) && shownText(found) === text);
  const step = firstThat(stepsIn(element, isAlike(within.at(-1))), tree, isSame);
  const found = step && elementIn(tree, step);
  if (!found) return undefined;
  const place = step.label === undefined ? undefined : placeOf(found, tree);
  return {
    ...step,
    ...(place && { place: place.selector, among: labelsAround(found) }),
    ...(within.length > 0 && { within }),
  };
}

/** Whether what leads into a tree tells nothing of it: a component among others of its kind. */
const isAlike = (host: SelectorStep | undefined) =>
  host !== undefined && host.label === undefined && host.selector.includes(POSITION);

function placeOf(element: Element, tree: Tree): SelectorStep | undefined {
  const around = ancestors(element);
  const steps = [...byMark(element, around), ...byPlace(element, around)];
  return firstThat(steps, tree, (found) => found === element);
}

/** The steps that lead from the page into a tree, through each element that one is in. */
function stepsTo(tree: Tree): SelectorStep[] | undefined {
  const steps: SelectorStep[] = [];
  for (let host = hostOf(tree); host; host = hostOf(tree)) {
    const around = treeOf(host);
    const here = host;
    const step = around && firstThat(stepsIn(here), around, (found) => found === here);
    if (!step || steps.length >= MOST_TREES_DEEP) return undefined;
    steps.unshift(step);
    tree = around;
  }
  return steps;
}

function firstThat(
  steps: Iterable<SelectorStep>,
  tree: Tree,
  isIt: (found: Element) => boolean,
): SelectorStep | undefined {
  for (const step of steps) {
    const found = step.selector.length > LONGEST_SELECTOR ? undefined : elementIn(tree, step);
    if (found && isIt(found)) return step;
  }
  return undefined;
}

/** Components of one kind have the same marks within, so that a label tells more there. */
function* stepsIn(element: Element, isLabelFirst = false): Generator<SelectorStep> {
  const around = ancestors(element);
  if (isLabelFirst) yield* byLabel(element, around);
  yield* byMark(element, around);
  yield* byLabel(element, around);
  yield* byPlace(element, around);
}

function* byMark(element: Element, around: readonly Element[]): Generator<SelectorStep> {
  for (const one of [element, ...around.slice(0, MOST_STEPS_UP)]) {
    for (const selector of marksOf(one, element)) yield { selector };
  }
}

function* byLabel(element: Element, around: readonly Element[]): Generator<SelectorStep> {
  for (const value of [element, ...around]) {
    for (const label of labelsOf(value)) {
      const inside = value === element ? '' : `:scope${pathBelow(value, element)}`;
      const words = labelText(label);
      if (words === '') continue;
      // The whole value, where the element is all that it shows.
      yield { label: words, selector: '' };
      yield { label: words, selector: inside };
    }
  }
}

function* byPlace(element: Element, around: readonly Element[]): Generator<SelectorStep> {
  if (native(element, 'closest')('h1')) yield { selector: 'h1' };
  for (const one of around) {
    for (const mark of marksOf(one, element)) yield { selector: mark + pathBelow(one, element) };
  }
  const tree = treeOf(element);
  if (!tree) return;
  const top = topOf(tree);
  const name = isDocument(tree) ? native(top, 'nodeName').toLowerCase() : ':host';
  yield { selector: name + pathBelow(top, element) };
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

function pathBelow(top: Node, element: Element): string {
  let path = '';
  let step: Element | null = element;
  while (step && step !== top) {
    const name = native(step, 'localName');
    // At its top an element stands in the shadow root itself.
    const parent: Element | Tree | undefined = native(step, 'parentElement') ?? treeOf(step);
    const all = parent ? [...native(parent, 'children')] : [];
    const like = all.filter((one) => native(one, 'localName') === name);
    path = ` > ${CSS.escape(name)}${POSITION}${like.indexOf(step) + 1})${path}`;
    step = native(step, 'parentElement');
  }
  return path;
}
