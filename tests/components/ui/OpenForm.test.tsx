import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ExpandableForm } from '@/components/ui/ExpandableForm';

const open = async (onKeyDown?: (event: React.KeyboardEvent) => void) => {
  const user = userEvent.setup();
  render(
    <ExpandableForm label="Send request" may gone="Gone">
      {() => <input aria-label="To" autoFocus onKeyDown={onKeyDown} />}
    </ExpandableForm>,
  );
  await user.click(screen.getByRole('button', { name: 'Send request' }));
  return user;
};

it('Escape closes the form, and the focus is on its button again', async () => {
  const user = await open();
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Send request' }));
});

it('Escape that a list within the form took for itself leaves the form open', async () => {
  const user = await open((event) => event.preventDefault());
  await user.keyboard('{Escape}');
  expect(screen.getByRole('textbox', { name: 'To' })).toBeTruthy();
});
