import type {
  PickedField,
  PageTexts,
  FieldSelector,
  FieldSelectors,
  SelectorStep,
} from '@/lib/messaging/picked-fields';
import { wholeCharacters } from '@/lib/handoff/line';
import { native } from '../native';
import { factIn, fits, isFaxLabel } from './fact';
import { isReadableField, isShown, MOST_READ, shownText } from './shown-text';
import { type Tree, isHtml, topOf, treeIn, treeOf, treesIn } from './trees';

/** As many labels as tell one list from another. */
const MOST_LABELS = 40;

/** Returns the text of a label as it is remembered: one line, without the colon or star at its end. */
export const labelText = (label: Element): string =>
  wholeCharacters(shownText(label).replace(/(?<![\s:*])[\s:*]+$/u, ''), 200);

/** Returns the element that a label, a term or a row's heading stands for. */
function elementBeside(label: Element): Element | undefined {
  if (isHtml(label, 'label') && label.control) return label.control;
  const next = native(label, 'nextElementSibling');
  if (!next) return undefined;
  if (isHtml(label, 'dt')) return isHtml(next, 'dd') ? next : undefined;
  if (isHtml(label, 'th')) return isHtml(next, 'td') ? next : undefined;
  return next;
}

/** Returns what stands for an element: the labels of a field, and the term or heading before it. */
export function labelsOf(value: Element): Element[] {
  const before = native(value, 'previousElementSibling');
  const isField = isReadableField(value) || isHtml(value, 'output');
  const labels = isField ? [...(value.labels ?? [])] : [];
  const all = before && native(before, 'matches')(LABELS) ? [...labels, before] : labels;
  return all.filter((label) => elementBeside(label) === value);
}

const LABELS = 'dt, th, label';

/** Returns the first visible element that a step means in this tree, or `undefined`. */
export function elementIn(tree: Tree, { label, selector }: SelectorStep): Element | undefined {
  if (label === undefined) return matching(tree, selector).find(isShown);
  const values = shownLabels(tree)
    .filter((one) => labelText(one) === label)
    .flatMap((one) => elementBeside(one) ?? []);
  return values
    .flatMap((value) => (selector === '' ? [value] : matching(value, selector)))
    .find(isShown);
}

/** Returns the elements around an element in its tree, the nearest first; the body is not among them. */
export function ancestors(element: Element): Element[] {
  const found: Element[] = [];
  const tree = treeOf(element);
  const top = tree && topOf(tree);
  let next = native(element, 'parentElement');
  while (next && next !== top) {
    found.push(next);
    next = native(next, 'parentElement');
  }
  return found;
}

/**
 * Returns the labels of the other rows of the list that an element is in, by which it is seen later
 * whether rows were added, or all of them translated. Where each row is a component with a tree of
 * its own, they are those of the whole page.
 */
export function labelsAround(element: Element): string[] {
  const tree = treeOf(element);
  const own = [element, ...ancestors(element)].find((one) => labelsOf(one).length > 0);
  if (!tree || !own) return [];
  const list = native(own, 'closest')('dl, table, form, fieldset');
  const trees = tree === document ? [list ?? tree] : treesIn(document);
  const labels = labelsOf(own);
  const found = new Set<string>();
  for (const one of trees) {
    for (const label of shownLabels(one)) {
      if (found.size >= MOST_LABELS) return [...found];
      if (!labels.includes(label)) found.add(labelText(label));
    }
  }
  found.delete('');
  return [...found];
}

/** Returns the element that a pointer to a field means in this page, or `undefined`. */
function elementAt(
  page: Document,
  pointer: FieldSelector,
  field: PickedField,
): Element | undefined {
  const { label, within = [], place } = pointer;
  const tree = treeWithin(page, within);
  const found = tree && elementIn(tree, pointer);
  if (found || label === undefined) return found;
  // Of rows that are components, another one may have this label now.
  for (const other of within.length > 0 ? treesIn(page) : []) {
    const there = elementIn(other, pointer);
    if (there) return there;
  }
  const there = tree && place !== undefined ? elementIn(tree, { selector: place }) : undefined;
  return there && isTranslated(there, pointer, field) ? there : undefined;
}

function treeWithin(page: Document, steps: readonly SelectorStep[]): Tree | undefined {
  let tree: Tree | undefined = page;
  for (const step of steps) {
    const host: Element | undefined = tree && elementIn(tree, step);
    tree = host && treeIn(host);
  }
  return tree;
}

/**
 * Tells whether what stands at a pointer's place may be the fact, though its label is not on the
 * page: its label is new, as a translated one is, and neither another row's nor a fax's; the list is
 * as long as it was, or all of it has other labels; and the value is one of the field.
 */
function isTranslated(
  element: Element,
  { among = [] }: FieldSelector,
  field: PickedField,
): boolean {
  if (!fits(field, shownText(element))) return false;
  const label = [element, ...ancestors(element)].flatMap(labelsOf).at(0);
  const words = label && labelText(label);
  if (words === undefined || words === '' || among.includes(words)) return false;
  if (field === 'phone' && isFaxLabel(words)) return false;
  const now = labelsAround(element);
  const same = now.filter((one) => among.includes(one)).length;
  return now.length === among.length || same < among.length / 2;
}

/** What a page says at the pointers. */
export interface PageReading {
  readonly texts: PageTexts;
  /** The fields whose place is not on this page; one that is empty there is not among them. */
  readonly missing: PickedField[];
}

/** Reads what the page shows at the pointers. Where there is nothing, the field is absent. */
export function lookAt(page: Document, pointers: FieldSelectors): PageReading {
  const texts: PageTexts = {};
  const missing: PickedField[] = [];
  for (const [name, pointer] of Object.entries(pointers)) {
    // Entries of our own record: its keys are its fields.
    const field = name as PickedField;
    const element = elementAt(page, pointer, field);
    if (!element) missing.push(field);
    const shown = element ? factIn(field, shownText(element, MOST_READ)) : '';
    const text = wholeCharacters(shown, MOST_READ);
    if (text !== '') texts[field] = text;
  }
  return { texts, missing };
}

/** Returns only the texts of {@link lookAt}. */
export const readPage = (page: Document, pointers: FieldSelectors): PageTexts =>
  lookAt(page, pointers).texts;

const shownLabels = (within: ParentNode & Node) => matching(within, LABELS).filter(isShown);

function matching(root: ParentNode & Node, selector: string): Element[] {
  try {
    return [...native(root, 'querySelectorAll')(selector)];
  } catch {
    return []; // not a selector for this browser: it means nothing here
  }
}
