import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLine, joinSentences, oneLine, splitText, wholeCharacters } from '@/lib/handoff/line';
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
    expect(joinSentences(['A.', 'B;', 'C\nd', 'E?'])).toBe('A. B;. C d. E?');
  });

  it('is cut within its length, never within a character', () => {
    expect(cutLine('hello world', 8)).toBe('hello w…');
    expect(cutLine('hello, world', 7)).toBe('hello…');
    expect(cutLine('👩‍👩‍👧👩‍👩‍👧', 10)).toBe('👩‍👩‍👧…');
    expect(cutLine('ab🇰🇷🇩🇪cdef', 5)).toBe('ab…');
    expect(cutLine('ab🇰🇷🇩🇪cdef', 7)).toBe('ab🇰🇷…');
    expect(cutLine('👍🏽👍🏽👍🏽', 6)).toBe('👍🏽…');
    expect(cutLine('👨‍👩‍👧‍👦 are four', 8)).toBe('…');
    expect(cutLine('हिन्दी भाषा', 5)).toBe('हि…');
    expect(cutLine('กำลังทดสอบ', 5)).toBe('กำลั…');
    expect(cutLine('e\u0301e\u0301e\u0301', 4)).toBe('e\u0301…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (line, longest) => {
        const short = cutLine(line, longest);
        expect(short.length).toBeLessThanOrEqual(longest);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });

  it('begins as the text does, whole characters only', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const ends = (text: string) => [
      ...[...segmenter.segment(text)].map(({ index }) => index),
      text.length,
    ];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, longest) => {
        const begun = wholeCharacters(text, longest);
        expect(text.startsWith(begun)).toBe(true);
        expect(ends(text)).toContain(begun.length);
        expect(begun.length).toBeLessThanOrEqual(longest);
      }),
    );
  });

  it('is split at the ends of sentences, then of words, then of characters', () => {
    expect(splitText('One two. Three four. Five.', 21)).toEqual(['One two. Three four.', 'Five.']);
    expect(splitText('one two three', 8)).toEqual(['one two', 'three']);
    expect(splitText('監査は一月。予算は彼女のもの。', 8)).toEqual([
      '監査は一月。',
      '予算は彼女のもの',
      '。',
    ]);
    expect(splitText('🇰🇷🇩🇪🇫🇷', 5)).toEqual(['🇰🇷', '🇩🇪', '🇫🇷']);
    expect(splitText('  ', 5)).toEqual([]);
  });

  it('is split without loss, each part within its length', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 40 }), (some, longest) => {
        const text = some.join(' ');
        const parts = splitText(text, longest);
        expect(parts.join('').replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''));
        expect(parts.every((part) => part.length <= longest && part.trim() !== '')).toBe(true);
      }),
    );
  });
});
