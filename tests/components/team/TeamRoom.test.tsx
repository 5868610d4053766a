import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { readRoom } from '@/lib/store/logs/teams';
import { aDraft, aHandoverEntry, anEntry, anId, BDM } from '../../factories';
import { ORIGIN } from '../../panel/fake-panel';
import { chooseFromMore, region } from '../../in-part';
import { RECORD } from '../../panel/render-panel';
import { ELSEWHERE, MADE, openAt, openRoom } from './open-room';

const button = (name: string) => screen.getByRole('button', { name });
const makeIt = 'Use this record as our team room';

describe('making a record the team room', () => {
  it('asks for the team’s name, writes it for the CRM, and joins', async () => {
    const { user, db, team } = await openAt({ room: null });
    await chooseFromMore(user, makeIt);
    await user.type(
      screen.getByRole('textbox', { name: 'Name of the team' }),
      'Field sales{Enter}',
    );
    expect(await screen.findByRole('heading', { name: 'Field sales' })).toBeTruthy();
    expect((await team()).room).toMatchObject({ name: 'Field sales', by: { id: '11' } });
    await waitFor(async () => expect(await readRoom(db, ORIGIN)).toBe(RECORD));
    expect(await outboxOf(db, RECORD)).toHaveLength(1);
  });

  it('says at the field that a name is missing, and leads there', async () => {
    const { user, db } = await openAt({ room: null });
    await chooseFromMore(user, makeIt);
    await user.click(button(makeIt));
    const field = screen.getByRole('textbox', { name: 'Name of the team' });
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
    expect(await screen.findByText(/A draft has been begun here/)).toBeTruthy();
    expect(await screen.findByText(/^Your team room is Inside sales\./)).toBeTruthy();
  });
});

describe('the team room’s page', () => {
  it('stands in the place of the draft, and hands nothing over', async () => {
    await openRoom([], { draft: aDraft({ quickLine: 'She' }) });
    expect(screen.queryByRole('region', { name: 'Lead' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Hand over' })).toBeNull();
    for (const name of ['Asks', 'My card', 'People', 'Framework', 'Policies', 'Pulse']) {
      expect(screen.getByRole('region', { name })).toBeTruthy();
    }
  });

  it('leads to the handoff where the record has one too, and back', async () => {
    const handedOver = aHandoverEntry({ handoff: anId(70) });
    const { user } = await openRoom([handedOver]);
    await user.click(await screen.findByRole('button', { name: 'Back to the handoff' }));
    expect(screen.queryByRole('region', { name: 'Team room' })).toBeNull();
    await user.click(button('To the team room'));
    expect(screen.getByRole('region', { name: 'Team room' })).toBeTruthy();
  });

  it('is left on this device, and joined again by undo', async () => {
    const { user, db } = await openRoom();
    await user.click(button('Leave this team room'));
    await screen.findByRole('button', { name: 'Join this team room' });
    expect(await readRoom(db, ORIGIN)).toBeUndefined();
    expect(screen.queryByRole('button', { name: 'Send pulse' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: 'Leave this team room' });
    expect(await readRoom(db, ORIGIN)).toBe(RECORD);
  });

  it('is ended for everybody: the lead’s page is back with its draft, and undo makes it again', async () => {
    const { user, db, team } = await openRoom([anEntry('profile', 2)], {
      draft: aDraft({ quickLine: 'She' }),
    });
    await user.click(button('End this team room for everybody'));
    await screen.findByText(/^This was the team room of Field sales until Sam Rivera/);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Add context' }).value).toBe(
      'She',
    );
    expect((await team()).profiles).toHaveLength(1);
    expect((await outboxOf(db, RECORD)).map(({ handoff }) => handoff)).toEqual([MADE.handoff]);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: 'End this team room for everybody' });
    expect((await team()).room?.name).toBe('Field sales');
  });

  it('offers to be joined instead of another room', async () => {
    const { user, db } = await openAt({
      ...{ entries: [MADE], room: ELSEWHERE },
      elsewhere: [anEntry('team-room', 1, { handoff: anId(70), body: { name: 'Inside sales' } })],
    });
    await screen.findByText(/^Your team room is Inside sales\. One room holds at a time/);
    await user.click(button('Join this room instead'));
    await waitFor(async () => expect(await readRoom(db, ORIGIN)).toBe(RECORD));
  });

  it('says who made it and who has no card yet', async () => {
    await openRoom([anEntry('pulse', 2)]);
    expect(region('Team room').getByText(/^Made by Sam Rivera/)).toBeTruthy();
    expect(region('People').getByText(BDM.name).textContent).toMatch(/has no card yet/);
  });
});
