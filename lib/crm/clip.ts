const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Returns a text of at most so many UTF-16 units (1 or more), cut between what a reader takes for
 * characters and ended by `…` where something was cut off.
 */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const after = CHARACTERS.segment(text).containing(longest - 1);
  return `${text.slice(0, after?.index ?? 0)}…`;
}
