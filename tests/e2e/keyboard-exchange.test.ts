import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeNote } from '@/lib/sync/codec';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { aMeeting, anEntry, anId } from '../factories';
import { openDemoSeat } from './demo-seat';
import { BEA, handoffId, handoverNote, SAM, writeNote } from './handed-over';
import { focusIsIn, press, tabTo, turnOnByKey } from './keys';
import type { Seat } from './seat';
import { button, inTheCrm, region, SLOWLY } from './story';

const LEAD = '1041';
const ROOM = '1028';
const DAY = 86_400_000;

let crm: DemoCrm;
beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
});
afterAll(() => crm.stop());

const group = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });
const handoffOf = (page: Page): Locator => page.locator('article.handoff');
const textbox = (within: Page | Locator, name: string): Locator =>
  within.getByRole('textbox', { name, exact: true });

/** Whether one of the CRM's notes on the lead says so. */
const noted = (lead: string, words: string) =>
  expect
    .poll(
      () =>
        crm.db
          .prepare('select body from notes where record = ?')
          .all(lead)
          .some(({ body }) => String(body).includes(words)),
      SLOWLY,
    )
    .toBe(true);

describe('the BDM, by keyboard alone,', () => {
  let bea: Seat;
  beforeAll(async () => {
    const meeting = aMeeting({ start: Date.now() - DAY });
    writeNote(crm, LEAD, handoverNote(1, { meeting, responseDue: Date.now() + DAY }));
    bea = await openDemoSeat(crm, 'bea', LEAD);
    await turnOnByKey(bea);
  });
  afterAll(() => bea.close());

  it('accepts', async () => {
    const { panel } = bea;
    await press(panel, button(panel, 'Accept'));
    await panel.getByText('Accepted', { exact: true }).waitFor(SLOWLY);
    await focusIsIn(handoffOf(panel));
    await inTheCrm(panel);
  });

  it('asks a question', async () => {
    const { panel } = bea;
    const messages = region(panel, 'Messages');
    await tabTo(panel, textbox(messages, 'Message Sam'));
    await panel.keyboard.type('Who else will be there?');
    await press(panel, button(messages, 'This is a question'));
    await press(panel, button(messages, 'Send'));
    await focusIsIn(messages);
    await noted(LEAD, 'Who else will be there?');
  });

  it('records that the meeting was held', async () => {
    const { panel } = bea;
    await press(panel, button(group(panel, 'Meeting'), 'Mark as held'));
    await panel.getByText(/^Held · recorded by/).waitFor(SLOWLY);
    await focusIsIn(handoffOf(panel));
    await noted(LEAD, 'Meeting held. Recorded by Bea Lindqvist');
  });

  it('gives feedback, led first to the mark that is missing', async () => {
    const { panel } = bea;
    const feedback = group(panel, 'Feedback');
    await press(panel, button(feedback, 'Send feedback'));
    await focusIsIn(feedback.getByRole('radio', { name: '1', exact: true }));
    await panel.keyboard.press('Space');
    await panel.keyboard.press('ArrowRight');
    await press(panel, button(feedback, 'Send feedback'));
    await feedback.waitFor({ state: 'detached' });
    await focusIsIn(handoffOf(panel));
    await noted(LEAD, '2 of 5');
  });

  it('records the outcome', async () => {
    const { panel } = bea;
    await press(panel, button(panel, 'Record outcome'));
    await focusIsIn(panel.getByRole('radio', { name: 'Closed won' }));
    await panel.keyboard.press('Space');
    await press(panel, button(panel, 'Save outcome'));
    await panel.getByRole('heading', { name: /^Closed won.*recorded by/ }).waitFor(SLOWLY);
    await focusIsIn(handoffOf(panel));
    await noted(LEAD, 'Closed won. Recorded by Bea Lindqvist');
  });
});

describe('the SDR, by keyboard alone,', () => {
  let sam: Seat;
  beforeAll(async () => {
    writeNote(crm, '1039', handoverNote(2));
    const stamp = { handoff: handoffId(3), by: BEA, at: Date.now() };
    const made = anEntry('team-room', 1, { ...stamp, id: anId(901), turn: 1 });
    const body = { to: SAM, kind: 'gone-quiet', text: 'Dana is silent.' } as const;
    const ask = anEntry('ask', 2, { ...stamp, id: anId(902), turn: 2, body });
    for (const entry of [made, ask]) writeNote(crm, ROOM, encodeNote(entry, 'text'), BEA.id);
    sam = await openDemoSeat(crm, 'sam', '1039');
    await turnOnByKey(sam);
  });
  afterAll(() => sam.close());

  it('marks the verbal handover as done', async () => {
    const { panel } = sam;
    const verbal = region(panel, 'Verbal handover');
    await press(panel, button(verbal, 'Mark as done'));
    await focusIsIn(verbal.getByRole('combobox', { name: 'Channel used' }));
    await tabTo(panel, textbox(verbal, 'Comment'));
    await panel.keyboard.type('She knows the plant');
    await panel.keyboard.press('Enter');
    await verbal.getByText(/^Done ·/).waitFor(SLOWLY);
    await focusIsIn(handoffOf(panel));
    await noted('1039', 'She knows the plant');
  });

  it('publishes the own card in the team room', async () => {
    const { panel, crm: page } = sam;
    await page.bringToFront();
    await page.goto(`${crm.url}/leads/${ROOM}`);
    await panel.bringToFront();
    const card = region(panel, 'My card');
    await button(card, 'Write my card').waitFor(SLOWLY);
    await press(panel, button(card, 'Write my card'));
    await focusIsIn(card.getByRole('radio', { name: 'SDR' }));
    await press(panel, button(card, 'Publish card'));
    await focusIsIn(card.getByRole('radio', { name: 'SDR' }));
    await panel.keyboard.press('Space');
    await press(panel, button(card, 'Publish card'));
    await button(card, 'Edit my card').waitFor(SLOWLY);
    await focusIsIn(card);
    await noted(ROOM, 'How to reach Sam Okafor');
  });

  it('answers an ask in Today', async () => {
    const { panel } = sam;
    await press(panel, panel.getByRole('button', { name: /^Today/ }));
    await focusIsIn(region(panel, 'Today'));
    const asks = region(panel, 'Requests');
    await press(panel, button(asks, 'Reply with a comment'));
    await tabTo(panel, textbox(asks, 'How did it go?'));
    await panel.keyboard.type('She is back on Monday');
    await press(panel, button(asks, 'Done'));
    await asks.waitFor({ state: 'detached' });
    await focusIsIn(region(panel, 'Today'));
    await noted(ROOM, 'She is back on Monday');
  });
});
