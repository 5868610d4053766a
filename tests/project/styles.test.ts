import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CARD_STYLE } from '@/lib/page/card/card-style';

const FILES = globSync('components/**/*.css');
/** Lines, corners and shadows, and what only gives a line its place; a meter; what nobody sees. */
const FINE = /^(?:border|outline|--radius|--shadow|transform|text-underline-offset)/;
const FINEST = /^-?[0-4]px$/;

/** Each declaration of a file that is in pixels, with the line that it stands on. */
function inPixels(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      const [, property = '', value = ''] = /^\s*([\w-]+):\s*(.*?);?$/.exec(line) ?? [];
      if (FINE.test(property)) return [];
      const lengths = value.match(/-?[\d.]+px/g) ?? [];
      const isFine = lengths.every((length) => FINEST.test(length));
      return isFine ? [] : [`${file}:${index + 1} ${line.trim()}`];
    });
}

/** Properties and values of one side of the screen, each of which has one of the start or end of the line. */
const OF_A_SIDE =
  /^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b|left$|right$|border-(?:top|bottom)-(?:left|right)-radius$)/;
const OF_A_LINE = /^(?:text-align|float|clear|justify-\w+|caption-side)$/;
/**
 * Shorthands that go round: top, right, bottom, left. Not those of borders, two of which are turned into
 * the sign of what unfolds.
 */
const ROUND = /^(?:margin|padding|inset|scroll-margin|scroll-padding)$/;

/** The values of a shorthand, what stands in parentheses kept whole. */
function valuesOf(value: string): string[] {
  const values = [''];
  let depth = 0;
  for (const letter of value.trim()) {
    depth += Number(letter === '(') - Number(letter === ')');
    if (depth === 0 && /\s/.test(letter)) values.push('');
    else values.push(`${values.pop() ?? ''}${letter}`);
  }
  return values.filter((one) => one !== '');
}

/** Whether a declaration gives the left and the right something different, whichever way one reads. */
function hasSides(property: string, value: string): boolean {
  if (OF_A_SIDE.test(property)) return true;
  if (OF_A_LINE.test(property)) return /\b(?:left|right)\b/.test(value);
  const [first, second = first, third = first, fourth = second] = valuesOf(value);
  if (property === 'border-radius') return first !== second || third !== fourth;
  return ROUND.test(property) && second !== fourth;
}

/** Each declaration that draws a page of Hebrew or Arabic as one of English, with where it stands. */
function withSides(file: string, text: string): string[] {
  const declarations = text.matchAll(/(?<=[{;\s])([a-z-]+):\s*([^;{}]+)(?=[;}])/g);
  return [...declarations]
    .filter(([, property = '', value = '']) => hasSides(property, value))
    .map(([declaration]) => `${file}: ${declaration}`);
}

describe('the panel’s styles', () => {
  it('are found', () => {
    expect(FILES.length).toBeGreaterThan(10);
  });

  it.each(FILES)(
    '%s has no size in pixels where the browser’s font size is to be followed',
    (file) => {
      expect(inPixels(file)).toEqual([]);
    },
  );

  it.each(FILES)('%s knows the start and the end of a line, and no left and right', (file) => {
    expect(withSides(file, readFileSync(file, 'utf8'))).toEqual([]);
  });
});

it('the card’s styles know the start and the end of a line, and no left and right', () => {
  expect(CARD_STYLE).toContain('border-inline-start');
  expect(withSides('the card', CARD_STYLE)).toEqual([]);
});

it.each([
  'margin-left: 1px',
  'right: 0',
  'text-align: left',
  'float: right',
  'padding: 0 var(--a) 0.25rem calc(var(--a) + (1px * 2))',
  'inset: 0 0 0 auto',
  'border-radius: 4px 8px 8px',
  'border-top-left-radius: 1px',
])('%s has a left and a right', (declaration) => {
  expect(withSides('x', `a {\n  ${declaration};\n}`)).toHaveLength(1);
});

it.each([
  'margin-inline-start: 1px',
  'padding: 1px calc(var(--a) + 2px)',
  'margin: 1px 2px 3px',
  'inset: 0',
  'border-radius: 4px 4px 0 0',
  'text-align: start',
])('%s has none', (declaration) => {
  expect(withSides('x', `a {\n  ${declaration};\n}`)).toEqual([]);
});
