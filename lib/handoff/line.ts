/** Gives text as one line: every run of white space, line ends too, becomes one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * Gives text of at most `longest` UTF-16 units, ended by `…` where something was cut off; never
 * leaves half a character, a joiner or an accent without its letter.
 */
export function cutLine(text: string, longest: number): string {
  const line = oneLine(text);
  if (line.length <= longest) return line;
  if (longest < 1) return '';
  let kept = '';
  for (const character of line) {
    if (kept.length + character.length + 1 > longest) break;
    kept += character;
  }
  return `${kept.replace(/(?<![\p{M}\u200C\u200D\s,;:.])[\p{M}\u200C\u200D\s,;:.]+$/u, '')}…`;
}

/** Gives a line with the full stop that a sentence needs, unless it ends in a mark of its own. */
export function sentence(text: string): string {
  return /[.!?…。！？؟]["”’»)]?$/u.test(text) ? text : `${text}.`;
}

/** Gives texts as one sentence-like line, parted by semicolons. */
export function joinLines(texts: readonly string[]): string {
  const last = texts.length - 1;
  return texts
    .map(oneLine)
    .map((text, index) => (index < last ? text.replace(/[.;]$/u, '') : text))
    .join('; ');
}

/**
 * Gives a line that a CRM's text handling leaves alone: no angle brackets (taken for markup), no
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
