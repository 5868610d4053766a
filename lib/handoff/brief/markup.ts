import { isWebAddress } from '../text';

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

type ElementName = 'p' | 'strong' | 'ul' | 'li';

/** Any text, to be read as exactly that text. */
export function text(value: string): Markup {
  return new Markup(escapeText(value));
}

/** An element without attributes around its parts. */
export function element(name: ElementName, ...parts: readonly Markup[]): Markup {
  return new Markup(`<${name}>${parts.join('')}</${name}>`);
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
