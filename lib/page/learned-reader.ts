import type { LearnedField, PageTexts, Pointer, Pointers } from '@/lib/messaging/learned-page';
import { wholeCharacters } from '@/lib/handoff/line';
import { factIn } from './fact';
import { native } from './native';
import { isShown, MOST_READ, shownText } from './shown-text';

/** Gives the text of a label as it is remembered: one line, without the colon or star at its end. */
export const labelText = (label: Element): string =>
  wholeCharacters(shownText(label).replace(/(?<![\s:*])[\s:*]+$/u, ''), 200);

/** Gives the element that a label, a term or a row's heading stands for. */
export function elementBeside(label: Element): Element | undefined {
  if (label instanceof HTMLLabelElement && label.control) return label.control;
  const next = label.nextElementSibling;
  if (!next) return undefined;
  if (label.matches('dt')) return native(next, 'matches')('dd') ? next : undefined;
  if (label.matches('th')) return native(next, 'matches')('td') ? next : undefined;
  return next;
}

/** Gives the first visible element that the pointer means in this document, or `undefined`. */
export function elementAt(document: Document, pointer: Pointer): Element | undefined {
  const { label, selector } = pointer;
  if (label === undefined) return matching(document, selector).find(isShown);
  const values = matching(document, 'dt, th, label')
    .filter((one) => isShown(one) && labelText(one) === label)
    .flatMap((one) => elementBeside(one) ?? []);
  return values
    .flatMap((value) => (selector === '' ? [value] : matching(value, selector)))
    .find(isShown);
}

/** Reads what the document shows at the pointers. Where there is nothing, the field is absent. */
export function readPage(document: Document, pointers: Pointers): PageTexts {
  const texts: PageTexts = {};
  for (const [name, pointer] of Object.entries(pointers)) {
    // Entries of our own record: its keys are its fields.
    const field = name as LearnedField;
    const element = elementAt(document, pointer);
    const shown = element ? factIn(field, shownText(element, MOST_READ)) : '';
    const text = wholeCharacters(shown, MOST_READ);
    if (text !== '') texts[field] = text;
  }
  return texts;
}

function matching(root: ParentNode, selector: string): Element[] {
  try {
    return [...native(root, 'querySelectorAll')(selector)];
  } catch {
    return []; // not a selector for this browser: it means nothing here
  }
}
