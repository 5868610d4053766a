import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Mishap } from '@/components/panel/Mishap';

function Broken(): never {
  throw new Error('cannot be drawn');
}

// React tells of the error on the console, as it should.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

it('a part of the panel that cannot be drawn leaves words and a way on', async () => {
  const reload = vi.fn();
  render(
    <Mishap onReload={reload}>
      <Broken />
    </Mishap>,
  );
  expect(screen.getByRole('status').textContent).toContain('What you typed is kept');
  await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
  expect(reload).toHaveBeenCalledOnce();
});
