import { element } from '../element';
import type { Extension } from '../extension';

export interface TextFieldDeps {
  readonly word: Extension['word'];
  readonly label: string;
  /** How many characters may be sent. */
  readonly longest: number;
  /** What stands in it at first. */
  readonly typed: string;
}

/** The longest text that a return and a reply can have. */
export const LONGEST = { return: 1000, reply: 2000 } as const;

/** How much of a text is too much, in words; '' where nothing is. */
export function tooMuch(word: Extension['word'], text: string, longest: number): string {
  const rest = text.trim().length - longest;
  return rest > 0 ? word('field_tooMuch', String(rest)) : '';
}

/** A field in which all that was pasted stays, with what is too much beside it; and its elements. */
export function textField({ word, label, longest, typed }: TextFieldDeps) {
  const text = element('textarea', { rows: '1', dir: 'auto' });
  const excess = element('p', { role: 'status', class: 'problem' });
  const count = () => {
    excess.textContent = tooMuch(word, text.value, longest);
  };
  text.addEventListener('input', count);
  text.value = typed;
  count();
  return { text, parts: [element('label', {}, label, text), excess] };
}
