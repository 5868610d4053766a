import { describe, expect, it } from 'vitest';
import { initialsOf, toneOf } from '@/lib/handoff/face';
import { hashOf } from '@/lib/handoff/text';

describe('the letters of a face', () => {
  it.each([
    ['Marta Kowalczyk', 'MK'],
    ['Ana María de la Cruz', 'AC'],
    ['bea', 'B'],
    ['  ', '?'],
    ['李 明', '李明'],
    ['Jean-Luc', 'JL'],
    ['𝒜da', '𝒜'],
    ['“Q” 4', 'Q4'],
    ['Pat O’Brien', 'PO'],
    ["Cara d'Angelo", 'CD'],
    ['’t Hooft', 'TH'],
    ['🚀 Dana Reyes 🚀', 'DR'],
    ['🚀', '?'],
    ['—', '?'],
    ['...', '?'],
    ['(Acme) Dana Reyes', 'DR'],
    ['Dana Reyes (US)', 'DR'],
    ['(Dana)', 'D'],
    ['\u0301Dana', 'D'],
    ['E\u0301lodie Durand', 'ÉD'],
    ['n\u0303a\u0301ndez o\u0328\u0301', 'ÑǪ́'],
    ['प्रिया शर्मा', 'प्रिश'],
    ['\u202BDana\u202C', 'D'],
    ['ßeta', 'ß'],
    ['@dana #1', 'D1'],
  ])('of %s are %s', (name, letters) => {
    expect(initialsOf(name)).toBe(letters);
  });
});

describe('the colour of a face', () => {
  it('is the same for the same person', () => {
    expect(toneOf('u-bea')).toBe(toneOf('u-bea'));
  });

  it('is each of six among people whose ids differ in a digit', () => {
    const ids = Array.from({ length: 60 }, (_, n) => `https://crm.example user ${n}`);
    const counts = Map.groupBy(ids.map(toneOf), (tone) => tone);
    expect(counts.size).toBe(6);
    for (const { length } of counts.values()) expect(length).toBeLessThan(25);
  });

  it('comes from a whole number that fits 32 bits', () => {
    for (const text of ['', 'a', 'ä', '😀'.repeat(1000)]) {
      expect(Number.isInteger(hashOf(text))).toBe(true);
      expect(hashOf(text)).toBeGreaterThanOrEqual(0);
      expect(hashOf(text)).toBeLessThan(2 ** 32);
    }
  });
});
