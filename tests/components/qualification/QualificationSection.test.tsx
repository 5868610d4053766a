import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { region } from '../../in-part';
import { renderAtRecord } from '../../panel/render-panel';

const criterion = (name: string) => region('Qualification').getByRole('group', { name });
const score = (name: string, points: string) =>
  within(criterion(name)).getByRole<HTMLInputElement>('radio', { name: points });

describe('a criterion', () => {
  it('is a group of its own name, with the question to ask', async () => {
    await renderAtRecord();
    expect(within(criterion('Why now')).getByText(/on your desk this quarter/)).toBeTruthy();
  });

  it('is scored by a click, and counts as assumed until somebody says more', async () => {
    const { user, draft } = await renderAtRecord();
    await user.click(score('Fit', '4'));
    expect((await draft())?.scores).toEqual({
      fit: { points: 4, basis: 'assumed', evidence: '' },
    });
  });

  it('is scored by its number key, and the focus is on the mark', async () => {
    const { user, draft } = await renderAtRecord();
    score('Fit', '0').focus();
    await user.keyboard('3');
    expect((await draft())?.scores.fit?.points).toBe(3);
    expect(document.activeElement).toBe(score('Fit', '3'));
  });

  it('takes its evidence and how sure it is once it is scored', async () => {
    const { user, draft } = await renderAtRecord();
    const group = criterion('Pain');
    expect(within(group).queryByRole('textbox')).toBeNull();
    await user.click(score('Pain', '5'));
    await user.click(within(group).getByRole('radio', { name: 'Buyer confirmed' }));
    await user.type(within(group).getByRole('textbox', { name: /Evidence/ }), 'Every month');
    expect((await draft())?.scores.pain).toEqual({
      ...{ points: 5, basis: 'confirmed', evidence: 'Every month' },
    });
  });

  it('opens at its first mark, and folds the one that was open', async () => {
    const { user } = await renderAtRecord();
    const isOpen = (name: string) =>
      within(criterion(name))
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .getAttribute('aria-expanded');
    await user.click(score('Fit', '4'));
    expect([isOpen('Fit'), isOpen('Pain')]).toEqual(['true', 'false']);
    await user.click(score('Pain', '2'));
    expect([isOpen('Fit'), isOpen('Pain')]).toEqual(['false', 'true']);
    await user.click(score('Fit', '5'));
    expect([isOpen('Fit'), isOpen('Pain')]).toEqual(['false', 'true']);
  });

  it('is scored, proved and left by keys alone', async () => {
    const { user, draft } = await renderAtRecord();
    score('Fit', '0').focus();
    await user.keyboard('4be');
    await waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'));
    await user.keyboard('About a base of 40{Enter}');
    expect(document.activeElement).toBe(score('Pain', '0'));
    await user.keyboard('u{ArrowDown}3{ArrowUp}{Backspace}');
    expect((await draft())?.scores).toEqual({
      fit: { points: 4, basis: 'confirmed', evidence: 'About a base of 40' },
      trigger: { points: 3, basis: 'assumed', evidence: '' },
    });
    expect(within(criterion('Fit')).getByText('“About a base of 40”')).toBeTruthy();
    await user.keyboard('{ArrowUp}e');
    await waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(score('Fit', '4'));
  });

  it('is cleared by its own mark, though not by the second of two quick clicks', async () => {
    const { user, draft } = await renderAtRecord();
    await user.dblClick(score('Fit', '4'));
    expect((await draft())?.scores.fit?.points).toBe(4);
    await user.click(document.body);
    await user.pointer({ keys: '[MouseLeft]', target: score('Pain', '1') });
    await user.click(score('Fit', '4'));
    expect(Object.keys((await draft())?.scores ?? {})).toEqual(['pain']);
  });

  it('goes without what the buyer said: that stays, and is only unmarked', async () => {
    const { user, draft } = await renderAtRecord();
    score('Fit', '0').focus();
    await user.keyboard('4be');
    await waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'));
    await user.keyboard('About a base of 40{Escape}{Backspace}');
    expect((await draft())?.scores).toEqual({
      fit: { points: null, basis: 'unknown', evidence: 'About a base of 40' },
    });
  });

  it('is unknown, all of them that have no mark, by one act behind “…”', async () => {
    const { user, draft } = await renderAtRecord();
    await user.click(score('Fit', '4'));
    await user.click(screen.getByRole('button', { name: 'More about qualification' }));
    await user.click(screen.getByRole('menuitem', { name: 'Mark the rest as unknown' }));
    const scores = Object.values((await draft())?.scores ?? {});
    expect(scores.filter(({ points }) => points === null)).toHaveLength(6);
    expect(scores.filter(({ points }) => points === 4)).toHaveLength(1);
  });

  it('is without a score again when that is cleared', async () => {
    const { user, draft } = await renderAtRecord();
    await user.click(score('Fit', '4'));
    await user.click(screen.getByRole('button', { name: 'Clear Fit' }));
    expect((await draft())?.scores).toEqual({});
  });
});

describe('the bar', () => {
  it('names what is still to be asked', async () => {
    const { user } = await renderAtRecord();
    for (const name of ['Fit', 'Pain', 'Why now', 'Impact']) {
      await user.click(score(name, '5'));
    }
    expect(screen.getByText(/20 of 35 points, threshold 21\. To ask: Influence/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Qualification 20 of 35$/ })).toBeTruthy();
  });

  it('asks for a reason below it once the lead is handed over, and no more above', async () => {
    const { user, draft } = await renderAtRecord({ name: 'Dana Whitfield', company: 'Northwind' });
    const reason = { name: /Not fully qualified/ };
    expect(screen.queryByRole('textbox', reason)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Hand over' }));
    await user.type(await screen.findByRole('textbox', reason), 'He asked for it');
    expect((await draft())?.belowBarReason).toBe('He asked for it');
    for (const name of ['Fit', 'Pain', 'Why now', 'Impact', 'Influence']) {
      await user.click(score(name, '5'));
    }
    expect(screen.queryByRole('textbox', reason)).toBeNull();
    const points = region('Qualification').getByText(/25 of 35 points, meets the threshold of 21/);
    expect(points).toBeTruthy();
  });
});

describe('another framework', () => {
  it('can be chosen for this record, and the marks given before come back with the first', async () => {
    const { user } = await renderAtRecord();
    await user.click(score('Fit', '4'));
    await user.click(screen.getByRole('button', { name: 'More about qualification' }));
    await user.click(screen.getByRole('menuitem', { name: 'Change framework' }));
    const chooser = screen.getByRole('combobox', { name: 'Framework for this record' });
    await user.selectOptions(chooser, 'BANT');
    expect(criterion('Budget')).toBeTruthy();
    await user.selectOptions(chooser, 'Seven criteria');
    expect(score('Fit', '4').checked).toBe(true);
  });
});
