import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PanelErrorBoundary } from '@/components/panel/ErrorBoundary';
import { laterPart, useLoaded } from '@/lib/panel/use-loaded';
import { openRecord } from '../open-record';

// React tells of the error on the console, as it should.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

/** A part whose file is gone, as after an update, until it is said to be there. */
function aMissingPart() {
  let isThere = false;
  let asked = 0;
  const part = laterPart(async () => {
    asked++;
    if (!isThere) return Promise.reject(new TypeError('Failed to fetch the module'));
    return Promise.resolve({ words: 'The day' });
  });
  const Part = () => <p>{useLoaded(part)?.words}</p>;
  return { part, Part, asked: () => asked, bring: () => void (isThere = true) };
}

it('a part of the panel that is gone since an update asks to reload, and nothing beside it is lost', async () => {
  const { Part } = aMissingPart();
  await openRecord(
    <>
      <p>What was typed</p>
      <PanelErrorBoundary>
        <Part />
      </PanelErrorBoundary>
    </>,
  );
  expect(await screen.findByText(/Couldn’t load part of Baton/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy();
  expect(screen.getByText('What was typed')).toBeTruthy();
});

it('a part that could not be read is read anew when that is asked for', async () => {
  const { Part, bring } = aMissingPart();
  const { user } = await openRecord(
    <PanelErrorBoundary>
      <Part />
    </PanelErrorBoundary>,
  );
  const again = await screen.findByRole('button', { name: 'Try again' });
  await user.click(again);
  expect(await screen.findByText(/Couldn’t load part of Baton/)).toBeTruthy();
  bring();
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The day')).toBeTruthy();
});

it('a part that was read before is there at once, and is read only once', async () => {
  const { part, Part, asked, bring } = aMissingPart();
  bring();
  await Promise.all([part.load(), part.load()]);
  await openRecord(<Part />);
  expect(screen.getByText('The day')).toBeTruthy();
  expect(asked()).toBe(1);
});
