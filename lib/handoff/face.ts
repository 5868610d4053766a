import { hashOf } from './text';

/** The soft colours that a face may have. */
const TONES = ['accent', 'info', 'plum', 'attention', 'good', 'danger'] as const;

/** Returns the colour of a person or lead, by their id: the same wherever they are shown. */
export function toneOf(id: string): (typeof TONES)[number] {
  return TONES[hashOf(id) % TONES.length] ?? 'accent';
}

/** What people see as one letter: with its marks, and in Indic scripts with what hangs on it. */
const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const BRACKETED = /\([^)]*\)|\[[^\]]*\]/gu;

/**
 * Returns the one or two letters that stand for a name, by its first and last word that has one; "?"
 * where none has. What stands in brackets is no part of the name.
 */
export function initialsOf(name: string): string {
  const words = [name.replace(BRACKETED, ' '), name].map(wordsOf).find(({ length }) => length > 0);
  if (!words) return '?';
  return words.length > 1 ? letterOf(words.at(0)) + letterOf(words.at(-1)) : letterOf(words.at(0));
}

/** Words from their first letter or digit on: an apostrophe is within a word, a hyphen between two. */
function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}\p{Cf}'’ʼ]+/u)
    .flatMap((word) => /[\p{L}\p{N}].*/u.exec(word)?.[0] ?? []);
}

function letterOf(word = ''): string {
  const [first] = LETTERS.segment(word);
  const letter = first?.segment ?? '';
  const capital = letter.toLocaleUpperCase();
  // A few letters have a capital of two.
  return [...LETTERS.segment(capital)].length === 1 ? capital : letter;
}
