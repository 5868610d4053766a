/** Returns text as one line: every run of white space, line ends too, becomes one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Returns what a reader takes for the characters of text, one after the other. */
export function* characters(text: string): Generator<string> {
  for (const { segment } of CHARACTERS.segment(text)) yield segment;
}

/**
 * Returns the beginning of text, at most `longest` UTF-16 units, cut only between what a reader
 * takes for characters: a flag, a family, a letter with its marks stay whole or go.
 */
export function wholeCharacters(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return text.slice(0, CHARACTERS.segment(text).containing(longest)?.index ?? 0);
}

/** Returns text as one line of at most `longest` UTF-16 units, ended by `…` where something was cut off. */
export function cutLine(text: string, longest: number): string {
  const line = oneLine(text);
  if (line.length <= longest) return line;
  if (longest < 1) return '';
  return `${wholeCharacters(line, longest - 1).replace(/(?<![\u200C\u200D\s,;:.])[\u200C\u200D\s,;:.]+$/u, '')}…`;
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });
const segmentsBy = (segmenter: Intl.Segmenter) => (text: string) =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Where text may be parted, the best places first; the last part any text at all. */
const PARTINGS: readonly ((text: string) => readonly string[])[] = [
  segmentsBy(SENTENCES),
  (text) => text.match(/\S+\s*|\s+/gu) ?? [],
  segmentsBy(WORDS),
  (text) => Array.from(characters(text)),
  (text) => Array.from(text),
];

/**
 * Returns text in as few parts of at most `longest` UTF-16 units (2 or more) as its sentences allow;
 * a longer sentence is parted between words, a longer word between characters. Nothing but white
 * space at the ends of parts is left out; blank text has no parts.
 */
export function splitText(text: string, longest: number): string[] {
  return packed(text, longest, PARTINGS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function packed(text: string, longest: number, partings: typeof PARTINGS): string[] {
  const [part, ...finer] = partings;
  if (!part || text.trim().length <= longest) return [text];
  const parts: string[] = [];
  let last = '';
  for (const segment of part(text)) {
    if ((last + segment).trim().length <= longest) {
      last += segment;
      continue;
    }
    parts.push(last);
    const pieces = packed(segment, longest, finer);
    last = pieces.pop() ?? '';
    parts.push(...pieces);
  }
  return [...parts, last];
}

/** Returns a line with the full stop that a sentence needs, unless it ends in a mark of its own. */
export function sentence(text: string): string {
  return /[.!?…。！？؟]["”’»)]?$/u.test(text) ? text : `${text}.`;
}

/** Returns texts as one line: one as it is, several as sentences. */
export function joinSentences(texts: readonly string[]): string {
  const lines = texts.map(oneLine);
  return lines.length > 1 ? lines.map(sentence).join(' ') : (lines[0] ?? '');
}

/**
 * Returns a line that a CRM's text handling leaves alone: no angle brackets (taken for markup), no
 * leading `>` or `--` (taken for a quotation or a signature), nothing that reads like the
 * machine-readable line of a note.
 */
export function noteLine(text: string): string {
  return text
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/^(\s*)--+/u, '$1–')
    .replace(/(baton\d+)\./giu, '$1:');
}
