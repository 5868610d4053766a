import { isWebAddress } from '../../text';

/** HTML that only the functions of this file can make: no text gets into it unescaped. */
class Markup {
  readonly #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  toString(): string {
    return this.#html;
  }
}
export type { Markup };

/** A letter of a script that is written from right to left. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * What somebody wrote, in the direction of its own letters. Words from left to right need nothing for
 * that beside the labels of a brief, and a note no longer for it.
 */
export function own(value: string): Markup {
  const escaped = escapeText(value);
  return new Markup(RIGHT_TO_LEFT.test(value) ? `<span dir="auto">${escaped}</span>` : escaped);
}

/** Words of which the last so many (UTF-16 units) are somebody's own. */
export function ownEnd(words: string, length = words.length): Markup {
  const at = words.length - length;
  return all(text(words.slice(0, at)), own(words.slice(at)));
}

type ElementName = 'p' | 'strong' | 'ul' | 'li';

/** Any text, to be read as exactly that text. */
export function text(value: string): Markup {
  return new Markup(escapeText(value));
}

/** An element without attributes around its parts. */
export function element(name: ElementName, ...parts: readonly Markup[]): Markup {
  return new Markup(`<${name}>${parts.join('')}</${name}>`);
}

/** A paragraph or list with the direction of its first words, whatever it is pasted into. */
export function block(name: 'p' | 'ul', ...parts: readonly Markup[]): Markup {
  return new Markup(`<${name} dir="auto">${parts.join('')}</${name}>`);
}

/** A link to a web address, which is its own text; anything else stays text. */
export function link(address: string): Markup {
  const label = escapeText(address);
  if (!isWebAddress(address)) return new Markup(label);
  return new Markup(`<a href="${escapeText(new URL(address).href)}">${label}</a>`);
}

/** A line end within a paragraph. */
export function lineEnd(): Markup {
  return new Markup('<br>');
}

/** The parts, one after the other. */
export function all(...parts: readonly Markup[]): Markup {
  return new Markup(parts.join(''));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
