import removeAccents from 'remove-accents';

/** Letters of their own that neither Unicode nor the library takes apart. */
const OTHERS: Readonly<Record<string, string>> = { ß: 'ss', ə: 'e', ŋ: 'n', ĸ: 'k', ς: 'σ' };

/**
 * Returns text as it is looked for: without marks, apostrophes, case or width of script, and with
 * plain letters for those of one language alone, so that "jose" finds "José" and "lukasz" "Łukasz".
 */
export function folded(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’‘ʼʻʹ`´′]/gu, '')
    .toLowerCase();
  // What lower case brings forth (İ) has marks again.
  return removeAccents(bare)
    .replace(/[ßəŋĸς]/gu, (letter) => OTHERS[letter] ?? letter)
    .replace(/\p{M}/gu, '');
}

/** Two letters that are written for one with a mark, or the other way round. */
const DIGRAPHS = /ae|oe|ue|aa|ss|th|dj/gu;

/** Returns {@link folded} text in which "mueller" and "muller", "strasse" and "strase" are the same. */
export function withoutDigraphs(foldedText: string): string {
  return foldedText.replace(DIGRAPHS, (two) => two.charAt(0));
}

/** Returns the words of {@link folded} text. */
export function wordsOf(foldedText: string): string[] {
  return foldedText.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
