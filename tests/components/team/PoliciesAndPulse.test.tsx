import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/handoff/team/policy';
import { anEntry, BDM, SDR } from '../../factories';
import { tabPanel } from '../../in-part';
import { openRoom } from './open-room';

const policies = () => tabPanel('SLAs');
const AT_POLICIES = { at: /^SLAs/ };
const pulse = () => tabPanel('Pulse');
const AT_PULSE = { at: /^Pulse/ };

describe('the policies', () => {
  it('are the usual ones until somebody sets them', async () => {
    await openRoom([], AT_POLICIES);
    expect(policies().getByText('4 h')).toBeTruthy();
    expect(policies().getByText(/^No SLAs set/)).toBeTruthy();
  });

  it('are set by anybody, and say by whom', async () => {
    const { user, team } = await openRoom([], AT_POLICIES);
    await user.click(policies().getByRole('button', { name: 'Edit SLAs' }));
    const minutes = policies().getByLabelText('Minutes to respond (accept or return)');
    await user.clear(minutes);
    await user.type(minutes, '90');
    expect(policies().getByText('1 h 30 min')).toBeTruthy();
    await user.click(policies().getByRole('button', { name: 'Save SLAs' }));
    await waitFor(async () =>
      expect((await team()).policy).toMatchObject({ by: SDR, policy: { acceptMinutes: 90 } }),
    );
    expect(await policies().findByText(/^Set by Sam Rivera/)).toBeTruthy();
  });

  it('say that a hand-over does not change the owner in the CRM, and take it back', async () => {
    const { user, team } = await openRoom([], AT_POLICIES);
    expect(policies().getByText('changes on handoff')).toBeTruthy();
    const press = async () => {
      await user.click(await policies().findByRole('button', { name: 'Edit SLAs' }));
      await user.click(
        policies().getByRole('checkbox', {
          name: 'Handing over doesn’t change the owner in the CRM',
        }),
      );
      await user.click(policies().getByRole('button', { name: 'Save SLAs' }));
    };
    await press();
    expect(await policies().findByText('stays as it is')).toBeTruthy();
    expect((await team()).policy?.policy.keepOwner).toBe(true);
    await press();
    expect(await policies().findByText('changes on handoff')).toBeTruthy();
    expect((await team()).policy?.policy).not.toHaveProperty('keepOwner');
  });

  it('say the range at a field that is out of it, and lead there', async () => {
    const { user, team } = await openRoom([], AT_POLICIES);
    await user.click(policies().getByRole('button', { name: 'Edit SLAs' }));
    const percent = policies().getByLabelText('Remind after (% of that time)');
    await user.clear(percent);
    await user.type(percent, '95');
    await user.click(policies().getByRole('button', { name: 'Save SLAs' }));
    expect(policies().getByText('Enter a whole number from 10 to 90.')).toBeTruthy();
    expect(document.activeElement).toBe(percent);
    expect((await team()).policy).toBeUndefined();
  });

  it('tell that their review is due', async () => {
    const body = { ...DEFAULT_POLICY, reviewAt: Date.UTC(2020, 2, 1, 12) };
    await openRoom([anEntry('policy', 2, { body })], AT_POLICIES);
    expect(policies().getByText(/^Review was due/)).toBeTruthy();
  });
});

describe('a pulse', () => {
  it('is sent about a colleague in four steps', async () => {
    const { user, team } = await openRoom([], AT_PULSE);
    await user.click(pulse().getByRole('button', { name: 'Send pulse' }));
    await user.type(pulse().getByRole('combobox', { name: 'About' }), 'bea{Enter}');
    await user.click(pulse().getByRole('radio', { name: '4' }));
    const group = pulse().getByRole('radiogroup', {
      name: 'Would you push back if you lost Bea Novak?',
    });
    await user.click(within(group).getByRole('radio', { name: 'Not sure' }));
    await user.type(pulse().getByLabelText('What would make it better?'), 'More calls');
    await user.click(pulse().getByRole('button', { name: 'Send pulse' }));
    await waitFor(async () =>
      expect((await team()).pulses).toMatchObject([
        { about: BDM, satisfaction: 4, pushBack: 'unsure', text: 'More calls' },
      ]),
    );
    expect(await pulse().findByText('Sam Rivera on Bea Novak: 4 of 5')).toBeTruthy();
    // The next one begins with nothing.
    await user.click(pulse().getByRole('button', { name: 'Send pulse' }));
    const text = pulse().getByLabelText<HTMLTextAreaElement>('What would make it better?');
    await waitFor(() => expect(text.value).toBe(''));
  });

  it('asks for what is missing', async () => {
    const { user, team } = await openRoom([], AT_PULSE);
    await user.click(pulse().getByRole('button', { name: 'Send pulse' }));
    await user.click(pulse().getByRole('button', { name: 'Send pulse' }));
    expect(pulse().getAllByText('Choose one.')).toHaveLength(2);
    expect((await team()).pulses).toEqual([]);
  });

  it('shows the newest of each, and how it goes on the whole', async () => {
    const older = anEntry('pulse', 2, {
      body: { satisfaction: 1, pushBack: 'no', text: '' },
    });
    const ofSam = anEntry('pulse', 4, {
      by: SDR,
      body: { satisfaction: 4, pushBack: 'yes', text: 'Calm week.' },
    });
    await openRoom([older, anEntry('pulse', 3), ofSam], AT_PULSE);
    expect(pulse().getByText('4.5 of 5 · answers: 2')).toBeTruthy();
    const newest = within(pulse().getByRole('list', { name: 'Latest answers' }));
    expect(newest.getAllByRole('listitem')).toHaveLength(2);
    expect(newest.getByText('Calm week.')).toBeTruthy();
    expect(screen.queryByText('Bea Novak: 1 of 5')).toBeNull();
  });
});
