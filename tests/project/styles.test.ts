import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

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
});
