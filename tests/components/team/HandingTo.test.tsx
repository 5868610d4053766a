import { Dexie } from 'dexie';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/handoff/team/policy';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import type { BatonDatabase } from '@/lib/store/database';
import { personKey, saveCard, savePeople } from '@/lib/store/people';
import { aDraft, anEntry, anId, AT, BDM, SDR } from '../../factories';
import { createFakeBrowser, ORIGIN } from '../../panel/fake-panel';
import { region } from '../../in-part';
import { RECORD } from '../../panel/render-panel';
import { ELSEWHERE, KIM, openAt } from './open-room';

const DAY = 86_400_000;
const ready = aDraft({ frameworkId: 'blank', scores: {} });
const card = {
  ...defaultProfile('Europe/Berlin'),
  channels: [
    { channel: 'chat' as const, handle: '@bea' },
    { channel: 'text' as const, handle: 'after six' },
  ],
  formats: 'Two lines',
  joins: 'first-five-minutes' as const,
};
const THREAD = anId(70);
const room = anEntry('team-room', 1, { handoff: THREAD });
const beas = (with_ = card, at = Date.now() - 3 * DAY) =>
  anEntry('profile', 2, { handoff: THREAD, at, body: { role: 'bdm', card: with_ } });

/** The record of a lead, while the team's room is another record. */
const openLead = async (elsewhere: NonNullable<Parameters<typeof openAt>[0]>['elsewhere'] = []) => {
  const opened = await openAt({
    ...{ draft: ready, room: ELSEWHERE },
    elsewhere: [room, ...elsewhere],
  });
  await opened.user.click(await screen.findByRole('button', { name: /^Hand to/ }));
  await opened.user.click(screen.getByRole('button', { name: /^Brief/ }));
  return opened;
};
const handTo = () => region('Hand to');
const beasCard = () => within(handTo().getByRole('region', { name: /^How to reach Bea Novak/ }));

describe('handing to somebody whose own card is known', () => {
  it.each([
    [
      'https://acme.slack.com/team/U1',
      '*Pain, in their words:* We lose a truckload a month to wrong dates.',
    ],
    [
      'https://teams.microsoft.com/l/chat/0/0?users=b@x.example',
      'Pain, in their words: We lose a truckload a month to wrong dates.',
    ],
  ])('copies the brief as their chat shows it: %s', async (handle, line) => {
    const channels = [{ channel: 'chat' as const, handle }];
    const { user } = await openLead([beas({ ...card, channels })]);
    await handTo().findByText('Bea Novak’s own card, updated 3 days ago');
    await user.click(await region('Brief').findByRole('tab', { name: 'Chat' }));
    const text = region('Brief').getByText(/Pain, in/, { selector: 'pre' }).textContent;
    expect(text.split('\n')).toContain(line);
  });

  it('goes by that card, says how old it is, and lets nobody else edit it', async () => {
    await openLead([beas()]);
    expect(await handTo().findByText('Bea Novak’s own card, updated 3 days ago')).toBeTruthy();
    expect(beasCard().getByText('Prefers: Two lines')).toBeTruthy();
    expect(handTo().queryByRole('button', { name: 'Edit card' })).toBeNull();
  });

  it('puts that card before the one that was edited on this device', async () => {
    const { db } = await openLead([beas()]);
    await saveCard(db, personKey(ORIGIN, BDM.id), { ...card, formats: 'My own guess' });
    expect(await handTo().findByText('Prefers: Two lines')).toBeTruthy();
    expect(handTo().queryByText('Prefers: My own guess')).toBeNull();
  });

  it('still takes the card of this device where the person has published none', async () => {
    const { db } = await openLead();
    await saveCard(db, personKey(ORIGIN, BDM.id), { ...card, formats: 'My own guess' });
    expect(await handTo().findByText('Prefers: My own guess')).toBeTruthy();
    expect(handTo().getByRole('button', { name: 'Edit card' })).toBeTruthy();
  });

  it('says who can mend a handle that cannot be opened', async () => {
    await openLead([beas()]);
    expect(
      await beasCard().findByText(/“after six” doesn’t work\. .*Ask Bea Novak to fix their card/),
    ).toBeTruthy();
    expect(beasCard().getByRole('button', { name: /^Chat @bea · copies the brief/ })).toBeTruthy();
  });

  it('hints at what the person likes in the first meeting', async () => {
    const { user } = await openLead([beas()]);
    // The times that are proposed are those of the card.
    await handTo().findByText('Bea Novak’s own card, updated 3 days ago');
    await user.click(screen.getByRole('button', { name: /^Meeting/ }));
    const [first] = await region('Meeting').findAllByRole('button', { name: /\d:\d\d/ });
    if (!first) throw new Error('No time is proposed.');
    await user.click(first);
    expect(
      await region('Meeting').findByText(
        'Bea Novak likes the SDR to join for the first five minutes.',
      ),
    ).toBeTruthy();
  });

  it('says that the person is no longer among the people of the CRM', async () => {
    await openAt({ draft: ready, room: null, people: [SDR, KIM] });
    expect(await screen.findByText(/^Bea Novak is no longer a user/)).toBeTruthy();
  });
});

describe('when the answer is due', () => {
  const dueIn = (db: BatonDatabase) =>
    waitFor(async () => {
      const [row] = await handoffsOf(db, RECORD);
      if (!row) throw new Error('not handed over');
      return foldRow(row).responseDue;
    });
  const handOver = async (elsewhere: Parameters<typeof openLead>[0]) => {
    const { user, db } = await openLead(elsewhere);
    await user.click(screen.getByRole('button', { name: 'Hand over' }));
    return dueIn(db);
  };

  it('is by the team’s policy and the person’s own calendar', async () => {
    // 10:00 in Berlin, where she begins at noon: an hour of her time ends at 13:00.
    const late = { ...card, calendar: { ...card.calendar, from: '12:00', to: '20:00' } };
    const policy = anEntry('policy', 3, {
      handoff: THREAD,
      body: { ...DEFAULT_POLICY, acceptMinutes: 60 },
    });
    expect(await handOver([beas(late), policy])).toBe(AT + 3 * 3_600_000);
  });

  it('is so from the first instant in which the button can be pressed', async () => {
    const browser = createFakeBrowser();
    let letRead: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letRead = resolve));
    const late = { ...card, calendar: { ...card.calendar, from: '12:00', to: '20:00' } };
    await savePeople(browser.db, ORIGIN, [SDR, BDM, KIM], AT);
    await saveCard(browser.db, personKey(ORIGIN, BDM.id), late);
    // Another window has the table of the people for itself.
    void browser.db.transaction('rw', browser.db.people, () => Dexie.waitFor(held));
    const { panel, user, db } = await openAt({ draft: ready, room: null, people: null, browser });
    const { facts, status, team } = panel.queriesFor(RECORD);
    await waitFor(() => {
      for (const live of [facts, status, team]) expect(live.now().kind).toBe('known');
    });
    expect(screen.queryByRole('button', { name: 'Hand over' })).toBeNull();
    letRead();
    await user.click(await screen.findByRole('button', { name: 'Hand over' }));
    // Four hours of hers, which begin at noon.
    expect(await dueIn(db)).toBe(AT + 6 * 3_600_000);
  });

  it('is not said where the person’s own card names no working days', async () => {
    const idle = { ...card, calendar: { ...card.calendar, days: [] } };
    expect(await handOver([beas(idle)])).toBeUndefined();
  });
});
