import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { defaultProfile, type ProfileCard } from '@/lib/handoff/team/profile';
import { saveRoom } from '@/lib/store/logs/teams';
import { atInText } from '@/lib/panel/time/time-text';
import { readToday } from '@/lib/panel/today/today-query';
import { aBrief, aHandoverEntry, aMeeting, anEntry, anId, AT, BDM, SDR } from '../../factories';
import { createFakeBrowser, ORIGIN } from '../../panel/fake-panel';
import { region } from '../../in-part';
import { renderPanel } from '../../panel/render-panel';
import { CRM, HANDOFF, openDay, recordOf, writeOne, type Given } from './some-day';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LEAD = 'Dana Whitfield, Northwind Foods';
const handoff = HANDOFF;

const handedOver = (brief = {}): Given[number] => [
  '1',
  aHandoverEntry({ handoff, body: aBrief(brief) }),
];
const accepted: Given[number] = ['1', anEntry('accepted', 2, { handoff })];
const met: Given[number] = ['1', anEntry('meeting', 3, { handoff })];
const sections = () =>
  within(screen.getByRole('region', { name: 'Today' }))
    .getAllByRole('heading', { level: 2 })
    .map((heading) => heading.firstElementChild?.textContent);

/** Bea's day with one lead to respond to, in a team that has her card. */
async function openDayOfCard(card: ProfileCard, responseDue: number): Promise<void> {
  const team = anId(3000);
  const { db } = await openDay(BDM, [
    handedOver({ responseDue }),
    ['90', anEntry('team-room', 1, { handoff: team })],
    ['90', anEntry('profile', 2, { handoff: team, body: { role: 'bdm', card } })],
  ]);
  await act(() => saveRoom(db, ORIGIN, recordOf('90')));
}

describe('what waits for me', () => {
  it('says what to do in words, and how much of my working time is left', async () => {
    // Thursday, 10:00 in Berlin: the team's card says when Bea works.
    await openDayOfCard(defaultProfile('Europe/Berlin'), AT + 130 * MINUTE);
    const list = within(await screen.findByRole('region', { name: 'Waiting on you' }));
    expect(list.getByRole('link', { name: `Accept or return ${LEAD}` })).toBeTruthy();
    const left = await list.findByText('2 h 10 min');
    expect(left.closest('[title]')?.getAttribute('title')).toBe(
      'Due in 2 h 10 min of your working hours',
    );
  });

  it('never counts to nothing: what is due before I work again says when', async () => {
    // Thursday, 10:00 in Berlin: on this card Bea works on Mondays only.
    const usual = defaultProfile('Europe/Berlin');
    const card = { ...usual, calendar: { ...usual.calendar, days: [1] } };
    await openDayOfCard(card, AT + 130 * MINUTE);
    const due = await screen.findByTitle(/^Due (?!in)/);
    expect(due.textContent).toBe(atInText(AT + 130 * MINUTE, AT));
    expect(document.body.textContent).not.toMatch(/\b0 min/);
  });

  it('never says that something is late by nothing', async () => {
    await openDay(BDM, [handedOver({ responseDue: AT - 20_000 })]);
    const late = await screen.findByTitle(/^Overdue since/);
    expect(late.dataset.late).toBe('true');
    expect(late.textContent).toBe(`Overdue since ${atInText(AT - 20_000, AT)}`);
  });

  it('says plainly what is overdue', async () => {
    await openDay(BDM, [handedOver({ responseDue: AT - HOUR })]);
    const late = await screen.findByTitle(/^Overdue since/);
    expect(late.dataset.late).toBe('true');
    expect(late.textContent).toBe('1 h overdue');
  });

  it('has the words of whoever asked', async () => {
    await openDay(SDR, [
      handedOver(),
      accepted,
      ['1', anEntry('pull-back', 3, { handoff })],
      ['1', anEntry('message', 4, { handoff, by: BDM })],
    ]);
    const list = within(await screen.findByRole('region', { name: 'Waiting on you' }));
    expect(list.getByText(`You’ve been pulled back in: ${LEAD}`)).toBeTruthy();
    expect(list.getByText('New stakeholder to bring in: Their head of IT joined.')).toBeTruthy();
    expect(list.getByText(`Answer Bea Novak’s question about ${LEAD}`)).toBeTruthy();
    expect(list.getByText('Who else is in the room?')).toBeTruthy();
  });

  it('leads to the record in its own tab, and the panel shows the work', async () => {
    const { browser, user } = await openDay(BDM, [handedOver({ recordUrl: `${ORIGIN}/leads/1` })]);
    const link = await screen.findByRole('link', { name: `Accept or return ${LEAD}` });
    expect(link.getAttribute('href')).toBe(`${ORIGIN}/leads/1`);
    await user.click(link);
    expect(browser.sent).toContainEqual({
      type: 'record/open',
      payload: { record: { origin: ORIGIN, type: 'lead', id: '1' } },
    });
  });

  it('says what to do where the record could not be opened', async () => {
    const { browser, user } = await openDay(BDM, [handedOver()]);
    browser.answers.set('record/open', { ok: false, error: { code: 'site-off' } });
    await user.click(await screen.findByRole('link', { name: `Accept or return ${LEAD}` }));
    expect(await screen.findByText(/no longer has access to this site/)).toBeTruthy();
  });

  it('follows what happens, in whichever window', async () => {
    const { db } = await openDay(BDM, [handedOver()]);
    await screen.findByRole('region', { name: 'Waiting on you' });
    await act(() => writeOne(db, '1', anEntry('returned', 2, { id: anId(900), handoff })));
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: 'Waiting on you' })).toBeNull(),
    );
  });
});

describe('a row that is to be answered', () => {
  const waits = () => region('Waiting on you');
  const isThere = () => screen.findByRole('region', { name: 'Waiting on you' });

  it('opens to the case in five lines, with Accept and Return in place', async () => {
    const { db, user } = await openDay(BDM, [handedOver()]);
    await isThere();
    await user.click(waits().getByRole('button', { name: 'Respond' }));
    expect(waits().getByText('A sample report before the call.')).toBeTruthy();
    await user.click(waits().getByRole('button', { name: 'Accept' }));
    expect(await screen.findByText('Sent. Sam Rivera will see it on the record.')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull());
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Today' })),
    );
    expect((await db.outbox.toArray()).at(-1)).toMatchObject({ handoff, as: BDM.id });
  });

  it('returns with a reason, in place', async () => {
    const { db, user } = await openDay(BDM, [handedOver()]);
    await isThere();
    await user.click(waits().getByRole('button', { name: 'Respond' }));
    await user.click(waits().getByRole('button', { name: 'Return to SDR' }));
    await user.click(screen.getByRole('radio', { name: 'No clear pain or trigger' }));
    await user.click(waits().getByRole('button', { name: 'Return to SDR' }));
    expect(await screen.findByText('Sent. Sam Rivera will see it on the record.')).toBeTruthy();
    expect(await db.outbox.count()).toBe(2);
  });

  it('is opened and folded by the arrows', async () => {
    const { user } = await openDay(BDM, [handedOver()]);
    const link = await screen.findByRole('link', { name: `Accept or return ${LEAD}` });
    link.focus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('button', { name: 'Accept' })).toBeTruthy();
    expect(document.activeElement).toBe(link);
    await user.keyboard('{ArrowLeft}');
    expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
  });
});

describe('the rest of the day', () => {
  it('is what I wait for, and what I can do when I have a minute', async () => {
    await openDay(SDR, [handedOver()]);
    const list = within(await screen.findByRole('region', { name: 'Waiting on others' }));
    expect(list.getByText(`Bea Novak to accept or return ${LEAD}`)).toBeTruthy();
    expect(region('When you have a minute').getByText(`Talk to Bea Novak about ${LEAD}`));
    expect(sections()).toEqual(['Waiting on others', 'When you have a minute']);
  });

  it('has the meetings, with the brief in five lines and the way in', async () => {
    const meeting = aMeeting({ start: AT + HOUR });
    const { user } = await openDay(BDM, [handedOver({ meeting }), accepted]);
    const list = within(await screen.findByRole('region', { name: 'Meetings' }));
    expect(list.getByRole('link', { name: new RegExp(LEAD) })).toBeTruthy();
    expect(list.getByRole('link', { name: 'Join meeting' }).getAttribute('href')).toBe(
      'https://meet.example/abc',
    );
    await user.click(list.getByRole('button', { name: 'Brief in five lines' }));
    expect(list.getAllByRole('term').map((term) => term.textContent)).toEqual([
      ...['Why now', 'Pain, in their words', 'Promised', 'Next step', 'Double-check'],
    ]);
  });

  it('has feedback until it is marked as read, which can be undone', async () => {
    const { user } = await openDay(SDR, [
      ...[handedOver(), accepted, met],
      ['1', anEntry('feedback', 4, { handoff })],
    ]);
    const list = within(await screen.findByRole('region', { name: 'Feedback for you' }));
    expect(list.getByText(`Bea Novak gave you 4 of 5 on ${LEAD}`)).toBeTruthy();
    expect(list.getByText('Didn’t hold up: Budget')).toBeTruthy();
    expect(list.getByText('What helped: The pain in her words')).toBeTruthy();
    await user.click(list.getByRole('button', { name: 'Mark as read' }));
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: 'Feedback for you' })).toBeNull(),
    );
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Today' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('region', { name: 'Feedback for you' })).toBeTruthy();
  });

  it('shows a manager what is overdue in the team', async () => {
    const eva = { id: '55', name: 'Eva Lang' };
    const team = anId(3000);
    const card = defaultProfile('Europe/Berlin');
    const { db } = await openDay(eva, [
      handedOver({ responseDue: AT - HOUR }),
      ['90', anEntry('team-room', 1, { handoff: team, by: eva })],
      ['90', anEntry('profile', 2, { handoff: team, by: eva, body: { role: 'manager', card } })],
    ]);
    await act(() => saveRoom(db, ORIGIN, recordOf('90')));
    const list = within(await screen.findByRole('region', { name: 'Overdue in your team' }));
    expect(list.getByText(`Bea Novak to accept or return ${LEAD}`)).toBeTruthy();
  });
});

describe('an ask', () => {
  const thread = anId(2000);
  const asked: Given = [['7', anEntry('ask', 1, { handoff: thread })]];

  it('is answered where it is read, with no record open, and goes', async () => {
    const { browser, db, user } = await openDay(SDR, asked);
    await user.click(await screen.findByRole('button', { name: 'Reply with a comment' }));
    const item = within(
      await screen.findByRole('article', { name: 'Bea Novak asked you: Contact has gone quiet' }),
    );
    await user.type(item.getByRole('textbox', { name: 'How did it go?' }), 'Reached her.');
    await user.click(item.getByRole('button', { name: 'Done' }));
    expect(await screen.findByText('Sent. Bea Novak will see it on the record.')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Today' }));
    expect((await db.outbox.toArray()).at(-1)).toMatchObject({
      ...{ handoff: thread, record: recordOf('7'), origin: ORIGIN, as: SDR.id },
    });
    expect(browser.sent).toContainEqual({ type: 'sync/nudge', payload: { origin: ORIGIN } });
  });

  it('that was answered in another window meanwhile is not answered twice, and that is said', async () => {
    const { db, user, panel } = await openDay(SDR, asked);
    const [open] = (await readToday(db, [{ origin: ORIGIN, me: SDR }], { now: AT, zone: 'UTC' }))
      .asks;
    await screen.findByRole('button', { name: 'Done' });
    // The panel has not seen it yet: its reading of the day stands still.
    vi.spyOn(panel.today, 'now').mockReturnValue(panel.today.now());
    const body = { ask: open?.ask.id ?? '', result: 'done', text: '' } as const;
    const answered = anEntry('ask-answered', 2, { id: anId(900), handoff: thread, body });
    await act(() => writeOne(db, '7', answered));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(await screen.findByText(/changed in the meantime/)).toBeTruthy();
    expect(await db.outbox.count()).toBe(2);
  });

  it('is done in one press where there is nothing to say', async () => {
    const { db, user } = await openDay(SDR, asked);
    await user.click(await screen.findByRole('button', { name: 'Done' }));
    expect(await screen.findByText('Sent. Bea Novak will see it on the record.')).toBeTruthy();
    expect((await db.outbox.toArray()).at(-1)).toMatchObject({ handoff: thread, as: SDR.id });
  });

  it('leads to its record', async () => {
    const { browser, user } = await openDay(SDR, asked);
    await user.click(await screen.findByRole('button', { name: 'Open record' }));
    expect(browser.sent).toContainEqual({
      type: 'record/open',
      payload: { record: { origin: ORIGIN, type: 'lead', id: '7' } },
    });
  });
});

describe('where nothing waits', () => {
  it('an SDR is told how a good day starts', async () => {
    await openDay(SDR, [handedOver()]);
    expect(await screen.findByText('You’re all caught up.')).toBeTruthy();
    expect(screen.getByText(/^Ask Bea Novak what would help today/)).toBeTruthy();
  });

  it('a BDM is told what to ask for', async () => {
    await openDay(BDM, [handedOver(), ['1', anEntry('returned', 2, { handoff })]]);
    expect(await screen.findByText(/^Tell Sam Rivera what would help today/)).toBeTruthy();
  });

  it('somebody who begins is told where it comes from', async () => {
    await openDay(SDR);
    expect(await screen.findByText(/^Hand over a lead and follow it/)).toBeTruthy();
  });

  it('nothing is said before the store has answered', async () => {
    const browser = createFakeBrowser();
    browser.setSites([{ origin: ORIGIN, adapter: 'rest', me: SDR }]);
    vi.spyOn(browser.db, 'transaction').mockReturnValue(new Promise(() => undefined) as never);
    renderPanel(browser);
    act(() => browser.goTo({ kind: 'site', ...CRM }));
    await screen.findByRole('region', { name: 'Today' });
    expect(screen.queryByText('You’re all caught up.')).toBeNull();
  });

  it('a user whom Baton does not know yet is told how to change that', async () => {
    const browser = createFakeBrowser();
    browser.setSites([{ origin: ORIGIN, adapter: 'rest' }]);
    renderPanel(browser);
    act(() => browser.goTo({ kind: 'site', ...CRM }));
    expect(await screen.findByText(/so Baton knows who you are/)).toBeTruthy();
  });
});

describe('odd and hostile data', () => {
  it('a record at an address of another site is opened by its own, never by the note’s', async () => {
    const { browser, user } = await openDay(BDM, [
      handedOver({ recordUrl: 'https://evil.example/leads/1' }),
    ]);
    const name = `Accept or return ${LEAD}`;
    await user.click(await screen.findByRole('button', { name }));
    expect(screen.queryByRole('link', { name })).toBeNull();
    expect(browser.sent.at(-1)).toMatchObject({ payload: { record: { origin: ORIGIN } } });
  });

  it('a record whose site is turned off meanwhile has no link, and says so', async () => {
    const { browser, panel } = await openDay(BDM, [handedOver()]);
    await screen.findByRole('link', { name: `Accept or return ${LEAD}` });
    // The day was read with the site on, and is not read again yet.
    vi.spyOn(panel.today, 'now').mockReturnValue(panel.today.now());
    const elsewhere = { origin: 'https://other.example', adapter: 'rest', me: BDM };
    act(() => browser.setSites([elsewhere]));
    expect(await screen.findByText('(Baton is off for crm.example)')).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('a meeting without a link, in a zone that nobody knows, is shown all the same', async () => {
    const { title, minutes, attendees } = aMeeting();
    const meeting = { title, minutes, attendees, start: AT + HOUR, zone: 'Mars/Base' };
    await openDay(BDM, [handedOver({ meeting }), accepted]);
    const list = within(await screen.findByRole('region', { name: 'Meetings' }));
    expect(list.queryByRole('link', { name: 'Join meeting' })).toBeNull();
  });

  it('text of a note stays text', async () => {
    const text = '<img src=x onerror=alert(1)>';
    const body = { text, question: true };
    await openDay(BDM, [handedOver(), ['1', anEntry('message', 2, { handoff, body })]]);
    expect(await screen.findByText(text)).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });

  it('a store that fails is told in words', async () => {
    const browser = createFakeBrowser();
    browser.setSites([{ origin: ORIGIN, adapter: 'rest', me: SDR }]);
    browser.db.close({ disableAutoOpen: true });
    renderPanel(browser);
    act(() => browser.goTo({ kind: 'site', ...CRM }));
    const today = within(await screen.findByRole('region', { name: 'Today' }));
    expect(await today.findByText(/Baton was updated in the meantime/)).toBeTruthy();
  });
});
