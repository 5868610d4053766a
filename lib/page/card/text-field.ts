import { element } from '../element';
import type { CardWords } from './card-text';

export interface TextFieldDeps {
  readonly words: CardWords;
  readonly label: string;
  readonly rows: number;
  /** How many characters may be sent. */
  readonly longest: number;
  /** What stands in it at first. */
  readonly typed: string;
}

/** The longest text that a return and a reply can have. */
export const LONGEST = { return: 1000, reply: 2000 } as const;

/** How much of a text is too much, in words; '' where nothing is. */
export function tooMuch(words: CardWords, text: string, longest: number): string {
  const rest = text.trim().length - longest;
  return rest > 0 ? words.word('field_tooMuch', String(rest)) : '';
}

/** A field in which all that was pasted stays, with what is too much beside it; and its elements. */
export function textField({ words, label, rows, longest, typed }: TextFieldDeps) {
  const text = element('textarea', { rows: String(rows), dir: 'auto' });
  const excess = element('p', { role: 'status', class: 'problem' });
  const count = () => {
    excess.textContent = tooMuch(words, text.value, longest);
  };
  text.addEventListener('input', count);
  text.value = typed;
  count();
  return { text, parts: [element('label', {}, label, text), excess] };
}
