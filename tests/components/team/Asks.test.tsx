import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { asksFor } from '@/lib/store/logs/teams';
import { anEntry, aHandoverEntry, BDM, HANDOFF, SDR } from '../../factories';
import { ORIGIN } from '../../panel/fake-panel';
import { chooseFromMore, region, tabPanel } from '../../in-part';
import { ELSEWHERE, openAt, openRoom } from './open-room';

const asks = () => region('Requests');
const asksTab = () => tabPanel('Requests');
const AT_ASKS = { at: /^Requests/ };
const SAM = { origin: ORIGIN, person: SDR.id };
const askSam = anEntry('ask', 6);

describe('an ask in the team room', () => {
  it('is left for a colleague, by a day', async () => {
    const { user, db, team } = await openRoom([], { ...AT_ASKS, me: BDM });
    await user.click(asksTab().getByRole('button', { name: 'What do you need today?' }));
    await user.type(asksTab().getByRole('combobox', { name: 'To' }), 'sam{Enter}');
    await user.selectOptions(asksTab().getByLabelText('Topic'), 'Something else');
    await user.type(asksTab().getByLabelText('Details'), 'Two new numbers');
    fireEvent.change(asksTab().getByLabelText('Due'), {
      target: { value: '2026-11-27T12:00' },
    });
    await user.click(asksTab().getByRole('button', { name: 'Send request' }));
    await waitFor(async () =>
      expect((await team()).asks).toMatchObject([
        { by: BDM, to: SDR, kind: 'other', text: 'Two new numbers' },
      ]),
    );
    expect(await screen.findByRole('tab', { name: 'Requests 1' })).toBeTruthy();
    expect(await asksFor(db, SAM)).toMatchObject([{ thread: HANDOFF }]);
  });

  it('goes to nobody whom neither the CRM nor the team knows', async () => {
    const { user, team } = await openRoom([], { ...AT_ASKS, me: BDM });
    await user.click(asksTab().getByRole('button', { name: 'What do you need today?' }));
    await user.type(asksTab().getByRole('combobox', { name: 'To' }), 'Somebody New');
    expect(asksTab().getByText(/^No match. Only users/)).toBeTruthy();
    await user.tab();
    await user.click(asksTab().getByRole('button', { name: 'Send request' }));
    expect(asksTab().getByText('Choose someone from the list.')).toBeTruthy();
    expect((await team()).asks).toEqual([]);
  });

  it('is answered by whoever was asked, in the log of the ask', async () => {
    const { user, db, team } = await openRoom([askSam], AT_ASKS);
    await user.type(asksTab().getByLabelText('How did it go?'), 'Reached her');
    await user.click(asksTab().getByRole('button', { name: 'Done' }));
    await waitFor(async () =>
      expect((await team()).asks[0]?.answer).toMatchObject({ by: SDR, text: 'Reached her' }),
    );
    expect(await asksTab().findByText('Answered: 1')).toBeTruthy();
    expect(screen.getByRole('tab', { name: 'Requests' })).toBeTruthy();
    expect(await asksFor(db, SAM)).toEqual([]);
  });
});

describe('an ask on any record', () => {
  const open = async (entries = [aHandoverEntry()]) => {
    const opened = await openAt({ entries, room: null, me: BDM });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Lead' })).toBeNull());
    await chooseFromMore(opened.user, 'Ask the SDR for help');
    return opened;
  };

  it('is first of all for the SDR who handed it over', async () => {
    const { user, team, db } = await open();
    const whom = screen.getByRole<HTMLInputElement>('combobox', { name: 'To' });
    expect(whom.value).toBe('Sam Rivera');
    await user.click(screen.getByRole('button', { name: 'Send request' }));
    await waitFor(async () =>
      expect((await team()).asks).toMatchObject([{ to: SDR, kind: 'gone-quiet' }]),
    );
    const [asked] = await asksFor(db, SAM);
    // It is no part of the handoff's own log.
    expect(asked?.thread).not.toBe(HANDOFF);
    expect(await asks().findByText(/^You asked Sam Rivera/)).toBeTruthy();
  });

  it('is answered there, though the record is no room', async () => {
    const { user, db } = await openAt({ entries: [askSam], room: ELSEWHERE });
    await screen.findByRole('region', { name: 'Requests' });
    await user.type(asks().getByLabelText('How did it go?'), 'Left the company');
    await user.click(asks().getByRole('button', { name: 'Can’t do it' }));
    await waitFor(async () => expect(await asksFor(db, SAM)).toEqual([]));
  });

  it('keeps what is typed when its form is closed', async () => {
    const { user } = await open();
    await user.type(screen.getByLabelText('Details'), 'Her boss’s na');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await chooseFromMore(user, 'Ask the SDR for help');
    expect(await screen.findByDisplayValue('Her boss’s na')).toBeTruthy();
  });
});
