import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { readRoom } from '@/lib/store/logs/teams';
import { aBrief, aDraft, aHandoverEntry, anEntry, anId, BDM, SDR } from '../../factories';
import { ORIGIN } from '../../panel/fake-panel';
import { chooseFromMore, region } from '../../in-part';
import { RECORD } from '../../panel/render-panel';
import { ELSEWHERE, MADE, openAt, openRoom } from './open-room';

const button = (name: string) => screen.getByRole('button', { name });
const makeIt = 'Make this record our team room';

describe('making a record the team room', () => {
  it('asks for the team’s name, writes it for the CRM, and joins', async () => {
    const { user, db, team } = await openAt({ room: null });
    await chooseFromMore(user, makeIt);
    await user.type(screen.getByRole('textbox', { name: 'Team name' }), 'Field sales{Enter}');
    expect(await screen.findByRole('heading', { name: 'Field sales' })).toBeTruthy();
    expect((await team()).room).toMatchObject({ name: 'Field sales', by: { id: '11' } });
    await waitFor(async () => expect(await readRoom(db, ORIGIN)).toBe(RECORD));
    expect(await outboxOf(db, RECORD)).toHaveLength(1);
  });

  it('says at the field that a name is missing, and leads there', async () => {
    const { user, db } = await openAt({ room: null });
    await chooseFromMore(user, makeIt);
    await user.click(button(makeIt));
    const field = screen.getByRole('textbox', { name: 'Team name' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect(await readRoom(db, ORIGIN)).toBeUndefined();
  });

  it('warns where a draft has been begun, and where another room is joined', async () => {
    const { user } = await openAt({
      ...{ draft: aDraft({ quickLine: 'She' }), room: ELSEWHERE },
      elsewhere: [anEntry('team-room', 1, { handoff: anId(70), body: { name: 'Inside sales' } })],
    });
    await chooseFromMore(user, makeIt);
    expect(await screen.findByText(/There’s a draft on this record/)).toBeTruthy();
    expect(await screen.findByText(/^Your team room is Inside sales\./)).toBeTruthy();
  });
});

describe('the team room’s page', () => {
  it('stands in the place of the draft, and hands nothing over', async () => {
    await openRoom([], { draft: aDraft({ quickLine: 'She' }) });
    expect(screen.queryByRole('region', { name: 'Lead' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Hand over' })).toBeNull();
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
      ...['People 1', 'Requests', 'Framework', 'SLAs', 'Pulse'],
    ]);
    expect(screen.getByRole('heading', { level: 1, name: 'Field sales' })).toBeTruthy();
  });

  it('leads to the handoff where the record has one too, and back', async () => {
    const handedOver = aHandoverEntry({ handoff: anId(70) });
    const { user } = await openRoom([handedOver]);
    await user.click(await screen.findByRole('button', { name: 'Back to handoff' }));
    expect(screen.queryByRole('region', { name: 'Team room' })).toBeNull();
    await user.click(button('Go to team room'));
    expect(screen.getByRole('region', { name: 'Team room' })).toBeTruthy();
  });

  it('is left on this device, and joined again by undo', async () => {
    const { user, db } = await openRoom();
    await chooseFromMore(user, 'Leave team room');
    await screen.findByRole('button', { name: 'Join team room' });
    expect(await readRoom(db, ORIGIN)).toBeUndefined();
    expect(screen.queryByRole('button', { name: 'Write my card' })).toBeNull();
    await user.click(screen.getByRole('tab', { name: 'Pulse' }));
    expect(screen.queryByRole('button', { name: 'Send pulse' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Join/ })).toBeNull());
    expect(await readRoom(db, ORIGIN)).toBe(RECORD);
  });

  it('is ended for everybody: the lead’s page is back with its draft, and undo makes it again', async () => {
    const { user, db, team } = await openRoom([anEntry('profile', 2)], {
      draft: aDraft({ quickLine: 'She' }),
    });
    await chooseFromMore(user, 'Close team room for everyone');
    await screen.findByText(/^This was the team room of Field sales until Sam Rivera/);
    await waitFor(() => expect(document.activeElement).toBe(button('More')));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Add context' }).value).toBe(
      'She',
    );
    expect((await team()).profiles).toHaveLength(1);
    expect((await outboxOf(db, RECORD)).map(({ handoff }) => handoff)).toEqual([MADE.handoff]);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('tablist', { name: 'Team room' });
    expect((await team()).room?.name).toBe('Field sales');
  });

  it('offers to be joined instead of another room', async () => {
    const { user, db } = await openAt({
      ...{ entries: [MADE], room: ELSEWHERE },
      elsewhere: [anEntry('team-room', 1, { handoff: anId(70), body: { name: 'Inside sales' } })],
    });
    await screen.findByText(/^Your team room is Inside sales\. You can be in one at a time/);
    await user.click(button('Join this room instead'));
    await waitFor(async () => expect(await readRoom(db, ORIGIN)).toBe(RECORD));
  });

  it('says who made it and who no card yet', async () => {
    await openRoom([anEntry('pulse', 2)]);
    expect(region('Team room').getByText(/^Created by Sam Rivera/)).toBeTruthy();
    expect(region('People').getByText(BDM.name).parentElement?.textContent).toMatch(/no card yet/);
  });
});

describe('the parts of the room', () => {
  const chosen = () => screen.getByRole('tab', { selected: true }).textContent;
  const published = anEntry('framework', 2, { by: BDM });
  const myCard = anEntry('profile', 3, { by: SDR });
  const askMe = anEntry('ask', 6);

  it.each([
    ['People', 'who no card yet', [published, askMe]],
    ['Requests', 'who is asked for something', [published, myCard, askMe]],
    ['Framework', 'who has not agreed to the version that holds', [published, myCard]],
    ['People', 'whom nothing waits for', [myCard]],
  ])('open at %s for somebody %s', async (tab, _, entries) => {
    await openAt({ entries: [MADE, ...entries] });
    await screen.findAllByRole('tab');
    expect(chosen()).toMatch(tab);
  });

  it('stay where they are once what they opened for is done', async () => {
    const { user } = await openAt({ entries: [MADE, published, myCard] });
    await user.click(await screen.findByRole('button', { name: 'Agree to version 1' }));
    await screen.findByText('1 of 2 agreed');
    expect(chosen()).toBe('Framework');
  });

  it('are gone through by arrows, Home and End, with one stop for Tab', async () => {
    const { user } = await openRoom([myCard]);
    const onTab = () => document.activeElement?.textContent;
    await user.keyboard('{ArrowRight}');
    expect([onTab(), chosen()]).toEqual(['Requests', 'Requests']);
    await user.keyboard('{End}');
    expect([onTab(), chosen()]).toEqual(['Pulse', 'Pulse']);
    await user.keyboard('{ArrowRight}');
    expect([onTab(), chosen()]).toEqual(['People 1', 'People 1']);
    await user.keyboard('{ArrowLeft}{Home}{ArrowLeft}');
    expect([onTab(), chosen()]).toEqual(['Pulse', 'Pulse']);
    const stops = screen.getAllByRole('tab').filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).toEqual([document.activeElement]);
    const panel = screen.getByRole('tabpanel', { name: 'Pulse' });
    expect(document.activeElement?.getAttribute('aria-controls')).toBe(panel.id);
  });

  it('keep what is open and typed in them while another is looked at', async () => {
    const { user } = await openRoom([myCard], { at: /^Pulse/ });
    await user.click(button('Send pulse'));
    await user.type(screen.getByLabelText('What would make it better?'), 'More cal');
    await user.click(screen.getByRole('tab', { name: /^People/ }));
    await user.click(screen.getByRole('tab', { name: /^Pulse/ }));
    expect(screen.getByRole('tabpanel', { name: 'Pulse' }).textContent).toMatch('More cal');
  });

  it('stay chosen while the panel lives, through the settings and back', async () => {
    const { user } = await openRoom([myCard], { at: /^SLAs/ });
    await chooseFromMore(user, 'Settings');
    await user.click(await screen.findByRole('button', { name: 'Back' }));
    await screen.findAllByRole('tab');
    expect(chosen()).toBe('SLAs');
  });
});

describe('the people of the room', () => {
  it('are each one tap away, on the way that they prefer', async () => {
    const way = { channel: 'call' as const, handle: '+49 30 901820' };
    const card = { ...defaultProfile('Europe/Berlin'), channels: [way] };
    await openRoom([anEntry('profile', 2, { body: { role: 'bdm', card } })]);
    const link = await region('People').findByRole('link', { name: `Call ${BDM.name}` });
    expect(link.getAttribute('href')).toBe('tel:+4930901820');
  });

  it('are too many for an SDR who hands over to more of them than agreed, and that is told', async () => {
    const given = ['12', '33', '44', '55'].map((id, index) =>
      aHandoverEntry({
        ...{ id: anId(80 + index), handoff: anId(90 + index), at: Date.now() - 60_000 },
        body: aBrief({ recipient: { id, name: `Person ${id}` } }),
      }),
    );
    const { user, browser } = await openAt({
      entries: [MADE, anEntry('profile', 3, { by: SDR })],
      elsewhere: given,
    });
    expect(await screen.findByText(/^You support 4 BDMs\. With more than 3/)).toBeTruthy();
    await user.click(button('See the load'));
    expect(browser.openedTabs).toEqual(['dashboard']);
  });
});
