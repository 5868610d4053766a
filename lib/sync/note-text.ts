const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00A0'],
  ['shy', '\u00AD'],
  ['zwnj', '\u200C'],
  ['zwj', '\u200D'],
]);

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,4});/gi;
/** Each match ends at the next `<`, so that no text makes this slower than its length. */
const TAG = /<[!/?]?[a-z-][^<>]*>/gi;
/** Blanks, characters that nobody sees, and the marks that mail programs put before quoted lines. */
const BLANK = /\n[\s\p{Cf}>]*|[\s\p{Cf}]+/gu;
const NO_LETTERS = /[^\p{L}\p{N}]+/gu;
/** Normalising sorts the marks of a letter, which takes long for thousands of them. */
const PILED_MARKS = /(\p{M}{8})\p{M}+/gu;

/** UTF-16 units; no note of Baton says more before its last line. */
const LONGEST_READABLE = 32 * 1024;
/** Characters that stand for so many letters each that a page of them would take seconds to read. */
const LIGATURES = /[\uFDFA\uFDFB]/g;
const MOST_LIGATURES = 100;

/** A text escaped more often than this was not escaped by CRMs. */
const MOST_LAYERS = 5;

/** Returns the character that an entity stands for, or the entity itself where it is none. */
function characterOf(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return NAMED.get(name) ?? entity;
  const code = Number(name.startsWith('#x') ? `0${name.slice(1)}` : name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}

function withoutEntities(text: string): string {
  return text.replace(ENTITY, characterOf);
}

/** Returns the text of what may be HTML, escaped any number of times: no tags, no entities. */
export function onlyText(text: string): string {
  let inner = text;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const outer = inner;
    inner = withoutEntities(outer.replace(TAG, ''));
    if (inner === outer) break;
  }
  return inner;
}

/** Returns `text` without anything that can stand between the characters of a token. */
export function tokenText(text: string): string {
  return withoutEntities(text).replace(BLANK, '');
}

/**
 * Returns the letters and digits of a text, which every CRM leaves alone: markup, quotes, blanks,
 * wrapping, invisible characters and the form of accents make no difference.
 */
export function lettersOf(text: string): string {
  const plain = onlyText(text.replace(BLANK, ''));
  return plain.replace(PILED_MARKS, '$1').normalize('NFKC').replace(NO_LETTERS, '');
}

const OUTSIDE_BMP = /[\u{10000}-\u{10FFFF}]/gu;
/** What only changes the character before it. */
const ADDED = /[\p{M}\p{Cf}\p{Emoji_Modifier}]/u;
const LETTER = /[\p{L}\p{N}]/u;
/** Pictures in a row, with what joins and shapes them, and a blank at each side. */
const PICTURES =
  /([ \t]?)(?:[ \t]*(?:\p{Extended_Pictographic}\uFE0F?\u200D){0,8}[\u{10000}-\u{10FFFF}](?:\uFE0E|\uFE0F|\u20E3)*(?:\u200D\p{Extended_Pictographic}\uFE0F?)*)+([ \t]?)/gu;
const LINE_BEGINS = /[\n>:]$|^$/;
const LINE_ENDS = /^[\n<]|^$/;
const OPENS = /[\n>([{"'“‘«]$|^$/;
const CLOSES = /^[\n<.,;:!?)\]}"'”’»…]|^$/;

/**
 * The text for a CRM that keeps the Basic Multilingual Plane alone (Unicode's first 65,536
 * characters). Pictures go, and a sentence reads on as if there had been none; where they were all
 * that was said, an ellipsis says so. Letters stay as their plain form or leave a box, since a name
 * without one is another name.
 */
export function withinBmp(text: string): string {
  return text
    .replace(OUTSIDE_BMP, plainCharacter)
    .replace(PICTURES, (run: string, before: string, after: string, at: number, whole: string) => {
      const previous = whole.charAt(at - 1);
      const next = whole.charAt(at + run.length);
      const isAll = LINE_BEGINS.test(previous) && LINE_ENDS.test(next);
      if (isAll) return `${before}…`;
      if (next === '' || next === '\n' || (after === '' && CLOSES.test(next))) return '';
      return before === '' && OPENS.test(previous) ? '' : ' ';
    });
}

function plainCharacter(character: string): string {
  if (ADDED.test(character)) return '';
  if (!LETTER.test(character)) return character;
  const plain = character.normalize('NFKC');
  return /\p{Surrogate}|[\u{10000}-\u{10FFFF}]/u.test(plain) ? '□' : plain;
}

/**
 * Tells whether a text may be what Baton wrote before a token. Anything longer was added to, and
 * needs no comparing: so the work on a note is bounded, whatever somebody puts into it.
 */
export function mayBeWhole(readable: string): boolean {
  if (readable.length > LONGEST_READABLE) return false;
  return (readable.match(LIGATURES)?.length ?? 0) <= MOST_LIGATURES;
}
