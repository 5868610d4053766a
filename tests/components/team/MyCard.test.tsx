import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { anEntry, BDM, SDR } from '../../factories';
import { region } from '../../in-part';
import { KIM, openRoom } from './open-room';

const mine = () => region('My card');
/** Opens the room of somebody who no card yet, and begins to write it. */
async function openMine() {
  const opened = await openRoom();
  await opened.user.click(mine().getByRole('button', { name: 'Write my card' }));
  return opened;
}
const publish = () => mine().getByRole('button', { name: 'Publish card' });

const beasCard = {
  ...defaultProfile('Europe/Berlin'),
  channels: [
    { channel: 'chat' as const, handle: 'https://chat.example/bea' },
    { channel: 'call' as const, handle: '' },
  ],
  formats: 'Two lines',
  joins: 'first-five-minutes' as const,
};
const DAY = 86_400_000;
const threeDaysAgo = () => Date.now() - 3 * DAY;

describe('my card', () => {
  it('is published with role, channels, formats, hours, days off and the first meeting', async () => {
    const { user, team } = await openMine();
    await user.click(mine().getByRole('radio', { name: 'SDR' }));
    await user.type(mine().getByLabelText('Email'), 'sam@acme.example');
    await user.click(mine().getByRole('button', { name: 'Move Email up' }));
    await user.type(mine().getByLabelText('Preferred format'), ' Bullet points ');
    fireEvent.change(mine().getByLabelText('First day off'), { target: { value: '2026-12-24' } });
    await user.click(mine().getByRole('button', { name: 'Add days off' }));
    await user.selectOptions(mine().getByLabelText('SDR joins the first meeting'), 'Yes');
    await user.click(mine().getByRole('checkbox', { name: 'Do not disturb' }));
    await user.click(publish());
    await screen.findByText('Card published');
    const [profile] = (await team()).profiles;
    expect(profile).toMatchObject({
      by: SDR,
      role: 'sdr',
      card: { formats: 'Bullet points', joins: 'yes', doNotDisturb: true },
    });
    expect(profile?.card.calendar.holidays).toEqual(['2026-12-24']);
    expect(profile?.card.channels.map(({ channel }) => channel).slice(0, 3)).toEqual([
      ...['call', 'text', 'email'],
    ]);
  });

  it('says what is missing at its field, and leads there', async () => {
    const { user, team } = await openMine();
    await user.clear(mine().getByLabelText('Days and hours'));
    await user.click(publish());
    expect(mine().getByText('Choose your role in this team.')).toBeTruthy();
    expect(mine().getByText(/Choose at least one working day/)).toBeTruthy();
    expect(document.activeElement).toBe(mine().getByRole('radio', { name: 'SDR' }));
    expect((await team()).profiles).toEqual([]);
  });

  it('takes a split week in one line, and an absence of three weeks in another', async () => {
    const { user, team } = await openMine();
    await user.click(mine().getByRole('radio', { name: 'BDM' }));
    const line = mine().getByLabelText('Days and hours');
    expect(line).toHaveProperty('value', 'Mon–Fri 09:00–17:00');
    await user.clear(line);
    await user.type(line, 'Mon-Thu 9-12, 1-5; Fri 9-1');
    expect(
      mine().getByText('Read as: Mon–Thu, 09:00–12:00, 13:00–17:00; Fri, 09:00–13:00'),
    ).toBeTruthy();
    await user.type(
      mine().getByLabelText('Days off'),
      '21 Dec 2026 - 8 Jan 2027{Enter}3 Feb 2027 from 12:00',
    );
    await user.click(publish());
    await waitFor(async () => expect((await team()).profiles).toHaveLength(1));
    const calendar = (await team()).profiles[0]?.card.calendar;
    const morning = { from: 540, to: 720 };
    const split = [morning, { from: 780, to: 1020 }];
    expect(calendar).toMatchObject({
      days: [1, 2, 3, 4, 5],
      week: [split, split, split, split, [{ from: 540, to: 780 }], [], []],
      off: [
        { from: '2026-12-21', to: '2027-01-08' },
        { from: '2027-02-03', to: '2027-02-03', part: { from: 720 } },
      ],
    });
    expect(calendar).not.toHaveProperty('hoursWritten');
    expect(await mine().findByText(/^Mon–Thu, 09:00–12:00, 13:00–17:00; Fri/)).toBeTruthy();
  });

  it('adds an absence by two dates, with nothing to type', async () => {
    const { user } = await openMine();
    const [first, last] = ['First day off', 'Last day off'].map((name) =>
      mine().getByLabelText(name),
    );
    if (!first || !last) throw new Error('no fields');
    fireEvent.change(first, { target: { value: '2026-12-21' } });
    fireEvent.change(last, { target: { value: '2026-12-01' } });
    expect(mine().getByText(/before the first day/)).toBeTruthy();
    fireEvent.change(last, { target: { value: '2027-01-08' } });
    await user.click(mine().getByRole('button', { name: 'Add days off' }));
    expect(mine().getByText(/^Read as: off Dec 21, 2026–Jan 8, 2027$/)).toBeTruthy();
    expect(first).toHaveProperty('value', '');
  });

  it('publishes no line that it could not read, keeps it, and leads there', async () => {
    const { user, team } = await openMine();
    await user.click(mine().getByRole('radio', { name: 'BDM' }));
    const off = mine().getByLabelText('Days off');
    await user.type(off, 'some time in spring{Enter}1 Jan 2027');
    await user.click(publish());
    expect(mine().getByText(/^Couldn’t read “some time in spring”/)).toBeTruthy();
    expect(document.activeElement).toBe(off);
    expect(off).toHaveProperty('value', 'some time in spring\n1 Jan 2027');
    expect((await team()).profiles).toEqual([]);
  });

  it('turns a day off and on by a press, and the line says the same', async () => {
    const { user } = await openMine();
    const line = mine().getByLabelText('Days and hours');
    const day = (name: string) => mine().getByRole('checkbox', { name });
    await user.click(day('Wed'));
    await user.click(day('Sat'));
    expect(line).toHaveProperty('value', 'Mon, Tue, Thu, Fri, Sat 09:00–17:00');
    for (const name of ['Mon', 'Tue', 'Thu', 'Fri', 'Sat']) await user.click(day(name));
    expect(mine().getByText(/^Choose at least one working day/)).toBeTruthy();
    await user.click(day('Tue'));
    expect(line).toHaveProperty('value', 'Tue 09:00–17:00');
  });

  it('turns no day where that would take away a line that is not read', async () => {
    const { user } = await openMine();
    const line = mine().getByLabelText('Days and hours');
    await user.clear(line);
    await user.type(line, 'Mon to Fri in the mor');
    expect(mine().getByRole('checkbox', { name: 'Mon' })).toHaveProperty('disabled', true);
  });

  it('moves a channel by Alt and an arrow, and the focus stays with it', async () => {
    const { user } = await openMine();
    const channels = within(mine().getByRole('list', { name: 'Channels, in order of preference' }));
    const first = () => channels.getAllByRole('textbox').slice(0, 3);
    await user.type(channels.getByLabelText('Voice note'), 'https://notes.example/sam');
    await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{ArrowUp}{/Alt}');
    expect(first()[0]).toHaveProperty('value', 'https://notes.example/sam');
    expect(document.activeElement).toBe(channels.getByLabelText('Voice note'));
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(first()[1]).toBe(channels.getByLabelText('Voice note'));
    expect(document.activeElement).toBe(channels.getByLabelText('Voice note'));
  });

  it('given up comes back whole by undo', async () => {
    const { user } = await openMine();
    await user.type(mine().getByLabelText('Preferred format'), 'Half a sen');
    await user.click(mine().getByRole('button', { name: 'Cancel' }));
    expect(mine().queryByLabelText('Preferred format')).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await mine().findByDisplayValue('Half a sen')).toBeTruthy();
  });

  it('puts a usual week into the line by one press', async () => {
    const { user } = await openMine();
    const usual = mine().getByRole('list', { name: 'Common weeks' });
    const [, split] = within(usual).getAllByRole('button');
    if (!split) throw new Error('no usual week');
    await user.click(split);
    expect(mine().getByLabelText('Days and hours')).toHaveProperty('value', split.textContent);
  });

  it('says of a handle that cannot be opened what would do, and takes it all the same', async () => {
    const { user, team } = await openMine();
    await user.click(mine().getByRole('radio', { name: 'BDM' }));
    await user.type(mine().getByLabelText('Chat'), '@sam');
    expect(mine().getByText(/Enter a link that starts with https/)).toBeTruthy();
    await user.click(publish());
    await waitFor(async () => expect((await team()).profiles).toHaveLength(1));
  });

  it('is there as it was typed when the panel was closed before it was published', async () => {
    const first = await openMine();
    await first.user.type(mine().getByLabelText('Preferred format'), 'Half a sen');
    await waitFor(() => expect(mine().getByDisplayValue('Half a sen')).toBeTruthy());
    first.unmount();
    const { renderPanel } = await import('../../panel/render-panel');
    renderPanel(first.browser);
    expect(await screen.findByDisplayValue('Half a sen')).toBeTruthy();
  });

  it('once published is shown, and changed by a button', async () => {
    const own = anEntry('profile', 2, { by: SDR, body: { role: 'sdr', card: beasCard } });
    const { user, team } = await openRoom([own]);
    expect(mine().queryByRole('button', { name: 'Publish card' })).toBeNull();
    await user.click(mine().getByRole('button', { name: 'Edit my card' }));
    await user.type(mine().getByLabelText('Preferred format'), ', no calls');
    await user.click(publish());
    await waitFor(async () =>
      expect((await team()).profiles[0]?.card.formats).toBe('Two lines, no calls'),
    );
  });
});

describe('the cards of the others', () => {
  const beas = () =>
    anEntry('profile', 2, { at: threeDaysAgo(), body: { role: 'bdm', card: beasCard } });

  it('can be read, with their age, and not be edited', async () => {
    const { user } = await openRoom([beas()]);
    const people = region('People');
    await user.click(people.getByText(BDM.name));
    expect(people.getByText('BDM · card updated 3 days ago')).toBeTruthy();
    expect(people.getByText('Chat (https://chat.example/bea), Call')).toBeTruthy();
    expect(people.queryByRole('textbox')).toBeNull();
    expect(people.queryByRole('button', { name: /card/i })).toBeNull();
  });

  it('say who is no longer among the people of the CRM, and what to do', async () => {
    await openRoom([beas()], { people: [SDR, KIM] });
    expect(
      await region('People').findByText(/Bea Novak is no longer a user of Fieldbook/),
    ).toBeTruthy();
  });

  it('say that nothing can be due by a card without working days, and who can mend it', async () => {
    const idle = { ...beasCard, calendar: { ...beasCard.calendar, days: [] } };
    await openRoom([anEntry('profile', 2, { body: { role: 'bdm', card: idle } })]);
    expect(region('People').getByText(/^Bea Novak’s card has no working days/)).toBeTruthy();
  });

  it('say so of a time zone that is not known', async () => {
    const lost = { ...beasCard, calendar: { ...beasCard.calendar, zone: 'Mars/Base_One' } };
    await openRoom([anEntry('profile', 2, { body: { role: 'bdm', card: lost } })]);
    expect(region('People').getByText(/doesn’t know “Mars\/Base_One”/)).toBeTruthy();
  });
});
