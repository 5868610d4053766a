import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLine, joinLines, oneLine } from '@/lib/handoff/line';
import { cleanText, isWebAddress, text } from '@/lib/handoff/text';

const anything = fc.string({ unit: 'binary', maxLength: 60 });
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes));

describe('cleaned text', () => {
  it.each([
    ['line ends of any system', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['control characters', 'a\u0000b\u0007c', 'abc'],
    ['reordering characters', 'a\u202Eb\u2066c\u061Cd', 'abcd'],
    ['invisible characters', 'a\u200Bb\uFEFFc\u2060d', 'abcd'],
    ['half characters', 'a\uD83Db', 'ab'],
    ['split accents', 'e\u0301', 'é'],
    ['space around', ' \u00A0a \n', 'a'],
    ['emoji of several parts, which stay', '👩‍👩‍👧', '👩‍👩‍👧'],
  ])('has no %s', (_, raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it('is what an entry may hold, and is not changed by cleaning again', () => {
    fc.assert(
      fc.property(fc.oneof(anything, units), (raw) => {
        const clean = cleanText(raw);
        expect(text(1000).safeParse(clean).success).toBe(true);
        expect(cleanText(clean)).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a link', () => {
  it.each([
    ['https://meet.example/a', true],
    ['http://intranet/a', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['//meet.example', false],
    ['meet.example', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('may be %j: %s', (address, allowed) => {
    expect(isWebAddress(address)).toBe(allowed);
  });
});

describe('a line', () => {
  it('is one line', () => {
    expect(oneLine(' a\n\tb\u00A0 c ')).toBe('a b c');
  });

  it('joins texts by semicolons, with their full stops left at the end only', () => {
    expect(joinLines(['A.', 'B;', 'C.'])).toBe('A; B; C.');
  });

  it('is cut within its length, never within a character', () => {
    expect(cutLine('hello world', 8)).toBe('hello w…');
    expect(cutLine('hello, world', 7)).toBe('hello…');
    expect(cutLine('👩‍👩‍👧👩‍👩‍👧', 10)).toBe('👩‍👩‍👧…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (line, longest) => {
        const short = cutLine(line, longest);
        expect(short.length).toBeLessThanOrEqual(longest);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });
});
