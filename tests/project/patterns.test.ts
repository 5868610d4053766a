import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

interface Pattern {
  readonly where: string;
  readonly regex: RegExp;
}

/** Every regular expression that stands in the sources of the extension, as the compiler reads them. */
function allPatterns(): Pattern[] {
  return globSync('{entrypoints,components,lib}/**/*.{ts,tsx}')
    .sort()
    .flatMap((path) => {
      const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
      const found: Pattern[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/');
          const regex = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
          found.push({ where: `${path} ${node.text}`, regex });
        }
        ts.forEachChild(node, visit);
      };
      visit(file);
      return found;
    });
}

/** One of every sort of character that patterns tell apart. */
const SORTS = [
  'a',
  'Z',
  '0',
  ' ',
  '\n',
  '.',
  '-',
  '_',
  '@',
  '<',
  '>',
  '&',
  ';',
  ':',
  '\u0301',
  '\u200D',
];
/** What may end a repetition so that all was in vain. */
const ENDS = ['', 'a', '!', '\u0000', '\n'];

/** What is worth repeating for a pattern: the characters that it names, some of every sort, and pairs. */
function pumpsFor({ source }: RegExp): string[] {
  const named = source
    .replace(/\\[a-zA-Z](?:\{[^}]*\}|[\dA-Fa-f]{4})?/g, '')
    .replace(/[\\^$()[\]{}|?*+]/g, '');
  const own = [...new Set(named)].slice(0, 14);
  const words = source.match(/[a-zA-Z]{2,}/g) ?? [];
  const singles = [...new Set([...own, ...SORTS])];
  const few = [...own.slice(0, 8), 'a', ' ', '\n', '.'];
  return [...singles, ...words, ...few.flatMap((one) => few.map((other) => one + other))];
}

function workOf({ source, flags }: RegExp, text: string): number {
  const regex = new RegExp(source, flags);
  const began = performance.now();
  if (regex.global) text.replace(regex, '');
  else regex.test(text);
  return performance.now() - began;
}

const leastOf = (tries: number, regex: RegExp, text: string) =>
  Math.min(...Array.from({ length: tries }, () => workOf(regex, text)));

/** Less is measured too coarsely to be compared. */
const WORTH_COMPARING_MS = 4;
/** No linear pattern takes so long over so few characters. */
const FEW = 24;
/** The longest text is tried last: what is worse than linear is told on a shorter one. */
const LENGTHS = [500, 4_000, 16_000];

/** The worst input of the pattern on which twice the length costs far more than twice the work. */
function tooSlow({ regex }: Pattern): string | undefined {
  for (const length of [FEW, ...LENGTHS]) {
    for (const { pump, start, end } of inputsFor(regex)) {
      const text = (n: number) => `${start}${pump.repeat(n / pump.length)}${end}`;
      if (workOf(regex, text(length)) < WORTH_COMPARING_MS) continue;
      const once = leastOf(3, regex, text(length));
      if (once < WORTH_COMPARING_MS) continue;
      if (length === FEW) return `${JSON.stringify(text(length))}: ${once} ms`;
      const twice = leastOf(3, regex, text(2 * length));
      if (twice > 3 * once) {
        return `${JSON.stringify([start, pump, end])} ${length} long: ${once} ms, then ${twice} ms`;
      }
    }
  }
  return undefined;
}

function inputsFor(regex: RegExp) {
  const pumps = pumpsFor(regex);
  return pumps.flatMap((pump) =>
    ENDS.flatMap((end) => ['', 'x'].map((start) => ({ pump, start, end }))),
  );
}

describe('the patterns of the sources', { timeout: 300_000 }, () => {
  const all = allPatterns();
  // What repeats nothing and looks nowhere costs the same at each place of a text.
  const patterns = all.filter(({ regex }) => /[*+{]|\(\?<?[=!]/u.test(regex.source));

  it('are all found', () => {
    expect(all.length).toBeGreaterThan(100);
  });

  it('are told from patterns that are not linear', () => {
    for (const regex of [/^\S+@\S+\.\S+$/, /\s+$/u, /[^@]+@[^@]+\.[^@]+/g, /^(a+)+$/]) {
      expect(tooSlow({ where: '', regex })).toBeDefined();
    }
  });

  it.each(patterns)('$where takes twice as long for twice as much', (pattern) => {
    expect(tooSlow(pattern)).toBeUndefined();
  });
});
