/** Text that is HTML already. Only {@link html} makes it, so everything else is escaped. */
export interface Markup {
  readonly markup: string;
}

type Piece = string | number | undefined | null | false | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose values are text: escaped, unless they are {@link Markup}; nothing for absent ones. */
export function html(texts: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  const pieces = texts.map((text, index) => text + markupOf(values[index]));
  return { markup: pieces.join('') };
}

function markupOf(value: Piece): string {
  if (value === undefined || value === null || value === false) return '';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map((piece) => piece.markup).join('');
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
