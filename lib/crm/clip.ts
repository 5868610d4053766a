const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a text to so many UTF-16 units at most, between what a reader takes for characters. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const after = CHARACTERS.segment(text).containing(longest);
  return text.slice(0, after?.index ?? 0);
}
