import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { BriefSection } from '@/components/brief/BriefSection';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { aDraft } from '../../factories';
import { openRecord } from '../open-record';

async function open(draft = aDraft()) {
  const opened = await openRecord(<BriefSection />, { draft });
  await screen.findByRole('tablist', { name: 'Format' });
  return opened;
}

const tab = (name: string) => screen.getByRole('tab', { name });
const chosen = () =>
  screen.getAllByRole('tab', { selected: true }).map(({ textContent }) => textContent);
const panel = () => within(screen.getByRole('tabpanel'));

describe('the shapes of the brief', () => {
  it('are tabs, of which the note is chosen, and each is led to by the arrows', async () => {
    const { user } = await open();
    const names = screen.getAllByRole('tab').map(({ textContent }) => textContent);
    expect(names).toEqual(['Note', 'Email', 'Chat', 'Text message', 'Call script', 'Voice note']);
    expect(chosen()).toEqual(['Note']);
    await user.click(tab('Note'));
    await user.keyboard('{ArrowRight}');
    expect(chosen()).toEqual(['Email']);
    expect(document.activeElement).toBe(tab('Email'));
    await user.keyboard('{End}');
    expect(chosen()).toEqual(['Voice note']);
    await user.keyboard('{ArrowRight}');
    expect(chosen()).toEqual(['Note']);
  });

  it('are each copied as they are read', async () => {
    const { user, copied } = await open();
    await user.click(tab('Call script'));
    const script = panel().getByText(/Hi Bea/, { selector: 'pre' }).textContent;
    await user.click(panel().getByRole('button', { name: 'Copy this format' }));
    expect(copied.map(({ text }) => text)).toEqual([script]);
  });

  it('begin with the case: five lines, the points against the bar, when one meets; the rest behind one line', async () => {
    const meeting = {
      ...{ title: '', zone: 'Europe/Berlin', minutes: 30, link: '', attendees: '' },
      start: '2026-12-01T15:00',
    };
    await open(aDraft({ meeting }));
    expect(panel().getAllByRole('term')).toHaveLength(5);
    expect(panel().getByText(/^0 of 35 points/)).toBeTruthy();
    expect(panel().getByText(dayAndTime(Date.UTC(2026, 11, 1, 14), 'Europe/Berlin'))).toBeTruthy();
    const rest = panel().getByText('Lead, other context, all scores').closest('details');
    expect(rest?.open).toBe(false);
  });
});
