/** What parts one guest from the next; `and` is such a word, '' a mere blank. */
export type Mark = ',' | ';' | '\t' | '\n' | 'and' | '';

/** A run of what was typed: plain text, what stands in quotes, brackets or `<>`, or a mark. */
export type Run =
  | { readonly kind: 'text' | 'quoted' | 'aside' | 'angle'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: Mark };

/** What other scripts, sheets and programs write for the signs of an address list. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[，、､﹐﹑،⸲︐︑]/g, ','],
  [/[；﹔؛⁏︔|｜¦]/g, ';'],
  [/[＜〈《‹﹤]|&lt;/g, '<'],
  [/[＞〉》›﹥]|&gt;/g, '>'],
  [/[“”„«»＂〝〞「」『』]|&quot;/g, '"'],
  [/[（﹙]/g, '('],
  [/[）﹚]/g, ')'],
  [/[［【]/g, '['],
  [/[］】]/g, ']'],
  [/[＠﹫]/g, '@'],
  [/[：﹕]/g, ':'],
  [/[^\S\n\t]/g, ' '],
  // A line that goes on in the next one.
  [/\n[ \t]+(?=[:<])/g, ' '],
  // A list's bullets and numbers.
  [/^[ \t]*(?:[-*+>•·‣◦●▪–—]|\(?\d{1,3}[.)])[ \t]/gm, ''],
  // RFC 5322 lets a comment stand on either side of the sign.
  [/\([^()\n]*\)(?=@)/g, ''],
  [/(?<=@)\([^()\n]*\)/g, ''],
];

/** Returns a list of people with the signs of address lists in one form, whatever script they are of. */
export function usualSigns(text: string): string {
  return ALIKE.reduce((now, [other, usual]) => now.replace(other, usual), text).replace(
    /"([^"\n]*)"(?=@)/g,
    (_, local: string) => (/^[\w.+-]+$/.test(local) ? local : `‟${local.replace(/\s/g, '·')}‟`),
  );
}

const KINDS = { '"': 'quoted', '(': 'aside', '[': 'aside', '{': 'aside', '<': 'angle' } as const;
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };
const MARKS: readonly Mark[] = [',', ';', '\t', '\n'];

/** Returns the runs of a list of people. What stands in quotes or brackets is one, unless it is a list. */
export function runsOf(text: string): Run[] {
  const ends = pairsIn(text);
  const dropped = new Set<number>();
  const runs: Run[] = [];
  let plain = '';
  const flush = () => {
    if (plain.trim() !== '') runs.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    const end = ends.get(at);
    const mark = MARKS.find((known) => known === sign);
    if (end !== undefined && isOpener(sign)) {
      const inner = text.slice(at + 1, end);
      if (isList(inner, sign) && !isNameBefore(text, end)) {
        // Brackets round a whole list are none of any guest's.
        dropped.add(end);
        plain += ' ';
        continue;
      }
      flush();
      runs.push({ kind: KINDS[sign], text: inner });
      at = end;
    } else if (mark !== undefined) {
      flush();
      runs.push({ kind: 'mark', text: mark });
    } else plain += dropped.has(at) ? ' ' : sign;
  }
  flush();
  return runs;
}

function isOpener(sign: string): sign is keyof typeof KINDS {
  return sign in KINDS;
}

/** Several addresses within one pair; a list that is written with commas alone may be a name. */
function isList(inner: string, opener: string): boolean {
  const first = inner.indexOf('@');
  if (first < 0 || !inner.includes('@', first + 1)) return false;
  // `<@relay.example:jane@x.example>` is a path of old, and one address.
  return opener !== '<' || !inner.startsWith('@');
}

/** Whether what ends here is said of the address that follows: its name, whatever it holds. */
function isNameBefore(text: string, end: number): boolean {
  let next = end + 1;
  while (text[next] === ' ') next += 1;
  return text[end] === '"' && text[next] === '<';
}

function closingQuote(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === '"') return at;
    if (text[at] === '\\') at += 1;
  }
  return undefined;
}

/** Where each quote and bracket ends that is closed on its line. */
function pairsIn(text: string): Map<number, number> {
  const ends = new Map<number, number>();
  let open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\n') open = [];
    else if (sign === '\\') at += 1;
    else if (sign === '"') {
      const end = closingQuote(text, at);
      if (end === undefined) continue;
      ends.set(at, end);
      at = end;
    } else if (isOpener(sign)) open.push(at);
    else if (sign in CLOSERS) {
      const known = open.findLastIndex((start) => text[start] === CLOSERS[sign]);
      const start = open[known];
      if (start === undefined) continue;
      ends.set(start, at);
      open = open.slice(0, known);
    }
  }
  return ends;
}
