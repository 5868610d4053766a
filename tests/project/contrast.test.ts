import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const [light = '', dark = ''] = readFileSync('components/ui/tokens.css', 'utf8').split(
  '@media screen and (prefers-color-scheme: dark)',
);

/** The colours of a scheme; the dark one gives all of them anew. */
function coloursOf(css: string): Map<string, string> {
  const found = css.matchAll(/^\s*--([a-z-]+):\s*(#[0-9a-f]{6});/gmu);
  return new Map([...found].map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['ground', 'surface', 'sunken', 'raised', 'hover'];
const SIGNALS = ['accent', 'good', 'attention', 'danger', 'info', 'plum'];

/** Every text on every ground on which it stands. */
const TEXTS = [
  ...['text', 'quiet'].flatMap((text) => GROUNDS.map((ground) => [text, ground])),
  ...SIGNALS.flatMap((signal) =>
    ['ground', 'surface', 'raised', 'hover', `${signal}-soft`].map((ground) => [signal, ground]),
  ),
  ...['accent', 'accent-hover'].map((ground) => ['on-accent', ground]),
  ...[...SIGNALS.map((signal) => `${signal}-soft`), 'accent-mid'].map((ground) => ['text', ground]),
  ['ground', 'text'],
];

/** Frames by which one finds a control. */
const FRAMES = ['ground', 'surface', 'raised'].map((ground) => ['edge', ground]);

describe.each([
  ['light', coloursOf(light)],
  ['dark', coloursOf(dark)],
])('in the %s scheme', (_scheme, colours) => {
  const between = ([one = '', other = '']: readonly string[]) =>
    contrast(colours.get(one) ?? '', colours.get(other) ?? '');

  it.each(TEXTS)('%s can be read on %s', (...pair) => {
    expect(between(pair)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(FRAMES)('an %s is seen on %s', (...pair) => {
    expect(between(pair)).toBeGreaterThanOrEqual(3);
  });
});

it('both schemes have the same colours', () => {
  expect([...coloursOf(dark).keys()].toSorted()).toEqual([...coloursOf(light).keys()].toSorted());
});
