import { expect, it } from 'vitest';
import { amountOf } from '@/components/timeline/amount';

it.each([
  ['24000', 24_000],
  ['24 000', 24_000],
  ['24\u202f000,50', 24_000.5],
  ['24,000', 24_000],
  ['24,000.50', 24_000.5],
  ['24.000', 24_000],
  ['24.000,50', 24_000.5],
  ['1’250’000', 1_250_000],
  ['19,9', 19.9],
  ['0.5', 0.5],
  ['0', 0],
])('%s is the amount %d', (typed, amount) => {
  expect(amountOf(typed)).toBe(amount);
});

it.each(['', 'a lot', '24k', '-5', '1e9', '1,23,456.7', '12.34.5', '0x10', '９'])(
  '“%s” is none',
  (typed) => {
    expect(amountOf(typed)).toBeUndefined();
  },
);
