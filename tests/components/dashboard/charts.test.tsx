import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Line } from '@/components/dashboard/charts';

type Points = Parameters<typeof Line>[0]['points'];

function drawn(points: Points, steps = false): string | null {
  const { container } = render(<Line points={points} steps={steps} ends={['a', 'b']} />);
  return container.querySelector('path')?.getAttribute('d') ?? null;
}

const weeks = (...shares: (number | undefined)[]) =>
  shares.map((y, index) => ({ x: index / (shares.length - 1), y }));

describe('a line over weeks', () => {
  it('goes from value to value', () => {
    expect(drawn(weeks(0, 1, 0.5))).toBe('M0 100L50 0L100 50');
  });

  it('does not run through weeks in which nothing was decided: it begins anew behind them', () => {
    expect(drawn(weeks(1, 1, undefined, undefined, 0.5, 0))).toBe('M0 0L20 0M80 50L100 100');
    expect(drawn(weeks(undefined, 1, undefined, 0, undefined))).toBe('M25 0M75 100');
    expect(drawn(weeks(1, undefined, 0), true)).toBe('M0 0M100 100');
  });

  it('is none where there is no value', () => {
    expect(drawn(weeks(undefined, undefined))).toBe('');
  });
});
