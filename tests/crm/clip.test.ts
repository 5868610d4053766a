import { expect, it } from 'vitest';
import { clip } from '@/lib/crm/clip';

it.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdef', 5, 'abcd…'],
  ['ab🇰🇷🇩🇪', 10, 'ab🇰🇷🇩🇪'],
  ['ab🇰🇷🇩🇪', 9, 'ab🇰🇷…'],
  ['ab🇰🇷🇩🇪', 6, 'ab…'],
  ['👍🏽👍🏽', 7, '👍🏽…'],
  ['e\u0301e\u0301e\u0301', 5, 'e\u0301e\u0301…'],
  ['नमस्ते', 5, 'नम…'],
  ['👨‍👩‍👧‍👦', 5, '…'],
])('%j within %i is %j: cut between characters, and shown to be cut', (text, longest, clipped) => {
  expect(clip(text, longest)).toBe(clipped);
  expect(clip(text, longest).length).toBeLessThanOrEqual(longest);
});
