/** Elements that go with all that is in them. */
const GONE = /<(script|style|iframe|object|template|svg)\b[^>]*>[\s\S]*?(<\/\1>|$)/gi;
/** Elements of which the text stays. */
const UNWRAPPED = /<\/?(button|input|form|select|textarea|meta|link|x-[\w-]+)\b[^>]*>/gi;
const TAG = /<[a-z][^<>]*>/gi;
const HANDLER = /\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi;
const DATA_ATTRIBUTE = /\sdata-(?!o-|oe-|id\b)[\w-]+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi;
/** A line of an e-mail that quotes another, or begins a signature. */
const QUOTED_LINE = /(^|>|\n)((?:&gt;|-- ?)[^<\n]*)/g;

/** What Odoo of a version makes of a body that is HTML, as far as it was seen to. */
export function sanitise(html: string, version: number): string {
  const kept = html
    .replace(GONE, '')
    .replace(UNWRAPPED, '')
    .replace(TAG, (tag) => harmless(tag, version))
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/&quot;/g, '"')
    .replace(/<br\s*\/>/g, '<br>')
    .replace(QUOTED_LINE, '$1<span data-o-mail-quote="1">$2</span>');
  const bare = version >= 18 ? kept : kept.replace(/<!--[\s\S]*?-->/g, '');
  return /<[a-z]/i.test(bare) ? withoutOuterDiv(bare) : `<p>${bare}</p>`;
}

function harmless(tag: string, version: number): string {
  const still = tag
    .replace(HANDLER, '')
    .replace(/\shidden(=("[^"]*"|'[^']*'))?/gi, '')
    .replace(/javascript:[^"']*/gi, '');
  return version >= 19 ? still : still.replace(DATA_ATTRIBUTE, '');
}

/** A lone division around all of it is dropped. */
function withoutOuterDiv(html: string): string {
  const [, inner] = /^<div>((?:(?!<\/?div).)*)<\/div>$/s.exec(html) ?? [];
  return inner ?? html;
}
