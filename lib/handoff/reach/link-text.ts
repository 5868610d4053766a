import { characters } from '../line';

/**
 * Returns text percent-encoded for a URL, at most `longest` characters of it: what does not fit is cut
 * off between characters and ended by `…`. Line ends become CR LF, as mail and message programs ask.
 */
export function encodedWithin(text: string, longest: number): string {
  const lines = text.toWellFormed().replace(/\r\n?|\n/g, '\r\n');
  const whole = encodeURIComponent(lines);
  if (whole.length <= longest) return whole;
  const ellipsis = encodeURIComponent('…');
  let kept = '';
  for (const character of characters(lines)) {
    const encoded = encodeURIComponent(character);
    if (kept.length + encoded.length + ellipsis.length > longest) break;
    kept += encoded;
  }
  return kept === '' ? '' : kept + ellipsis;
}
