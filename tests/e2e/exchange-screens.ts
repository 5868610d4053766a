import type { Page } from 'playwright-core';
import { IN_TALKS, MET, OVERDUE, ROOM, ROOM_NAME, WON, writeExchange } from './exchange-notes';
import { BEA } from './handed-over';
import { openLead, type Screen, type Viewers } from './screens';
import type { Seat } from './seat';
import { cardOf } from './card-in-page';
import { button, region, SLOWLY, visit } from './story';

async function openHandoff(viewers: Viewers, seat: Seat, lead: string): Promise<Page> {
  const panel = await openLead(viewers, seat, lead);
  await panel.getByRole('list', { name: 'Timeline', exact: true }).waitFor(SLOWLY);
  return panel;
}

const tab = (page: Page, name: string) =>
  page.getByRole('tab', { name: new RegExp(`^${name}( \\d+)?$`) });

/** The team room, part by part: what is read, then what is written in its place. */
const ROOM_SCREENS: readonly Screen[] = [
  {
    name: 'the people of the team room, for somebody without a card',
    open: async (viewers) => {
      const panel = await openLead(viewers, viewers.sam, ROOM, ROOM_NAME);
      await button(panel, 'Write my card').waitFor(SLOWLY);
      await region(panel, 'People').getByRole('button', { name: BEA.name }).click();
      return panel;
    },
  },
  {
    name: 'the own card being written, with what is missing',
    open: async ({ sam: { panel } }) => {
      await button(panel, 'Write my card').click();
      await button(panel, 'Publish card').click();
      return panel;
    },
  },
  {
    name: 'the own card, published',
    open: async ({ sam: { panel } }) => {
      await panel.getByRole('radio', { name: 'SDR' }).check();
      await button(panel, 'Publish card').click();
      await button(panel, 'Edit my card').waitFor(SLOWLY);
      return panel;
    },
  },
  {
    name: 'the asks of the team room, with one being written',
    open: async ({ sam: { panel } }) => {
      await tab(panel, 'Requests').click();
      await button(panel, 'What do you need today?').click();
      return panel;
    },
  },
  {
    name: 'the framework of the team room',
    open: async ({ sam: { panel } }) => {
      await tab(panel, 'Framework').click();
      await button(panel, 'Agree to version 1').waitFor(SLOWLY);
      return panel;
    },
  },
  {
    name: 'the next framework being written, with what is missing',
    open: async ({ sam: { panel } }) => {
      await button(panel, 'Write next version').click();
      await panel.getByRole('textbox', { name: 'Threshold (points)' }).fill('99');
      await button(panel, 'Publish version 2').click();
      return panel;
    },
  },
  {
    name: 'the policies being written',
    open: async ({ sam: { panel } }) => {
      await tab(panel, 'SLAs').click();
      await button(panel, 'Edit SLAs').click();
      return panel;
    },
  },
  {
    name: 'a pulse being sent, with what is missing',
    open: async ({ sam: { panel } }) => {
      await tab(panel, 'Pulse').click();
      await button(panel, 'Send pulse').click();
      await button(panel, 'Send pulse').click();
      return panel;
    },
  },
];

/** What the SDR sees of handoffs that go on, after the exchange was written into the CRM. */
const OF_SDR: readonly Screen[] = [
  {
    name: 'the way to talk a handoff through, overdue, with its form open',
    open: async (viewers) => {
      writeExchange(viewers.crm);
      // The screen before was the settings.
      await button(viewers.sam.panel, 'Back').click();
      const panel = await openHandoff(viewers, viewers.sam, OVERDUE);
      await button(region(panel, 'Verbal handover'), 'Mark as done').click();
      await button(panel, 'Record a voice note').click();
      await panel.getByRole('textbox', { name: 'Comment' }).waitFor();
      return panel;
    },
  },
  {
    name: 'an SDR who was asked a question and asked back in',
    open: async (viewers) => {
      const panel = await openHandoff(viewers, viewers.sam, IN_TALKS);
      await region(panel, 'You’ve been pulled back in').waitFor();
      await button(region(panel, 'You’ve been pulled back in'), 'Can’t do it').click();
      await region(panel, 'A question for you').waitFor();
      return panel;
    },
  },
  {
    name: 'what became of a lead, and the feedback',
    open: async (viewers) => {
      const panel = await openHandoff(viewers, viewers.sam, WON);
      await region(panel, 'Feedback given').waitFor();
      return panel;
    },
  },
  ...ROOM_SCREENS,
  {
    name: 'a draft under the team’s framework',
    open: (viewers) => openLead(viewers, viewers.sam, '1033'),
  },
  {
    name: 'a full Today',
    open: async (viewers) => {
      await visit(viewers.sam, `${viewers.crm.url}/leads`);
      const { panel } = viewers.sam;
      await region(panel, 'Waiting on you').waitFor(SLOWLY);
      await region(panel, 'Requests').waitFor(SLOWLY);
      return panel;
    },
  },
];

/** What the BDM sees of them. */
const OF_BDM: readonly Screen[] = [
  {
    name: 'a handoff that is overdue, of which a note was changed, with a message being written',
    open: async (viewers) => {
      const panel = await openHandoff(viewers, viewers.bea, OVERDUE);
      await button(panel, 'Ask Sam').click();
      await button(region(panel, 'Messages'), 'Send').click();
      return panel;
    },
  },
  {
    name: 'an ask being written',
    open: async (viewers) => {
      const panel = await openHandoff(viewers, viewers.bea, WON);
      await button(panel, 'More').click();
      await panel.getByRole('menuitem', { name: 'Ask the SDR for help' }).click();
      await panel.getByRole('combobox', { name: 'To', exact: true }).waitFor();
      return panel;
    },
  },
  {
    name: 'a meeting to tell of, with the forms of a pull-back and an outcome',
    open: async (viewers) => {
      const panel = await openHandoff(viewers, viewers.bea, IN_TALKS);
      await button(panel, 'Pull SDR back in').click();
      await panel
        .locator('form')
        .filter({ has: panel.getByRole('combobox', { name: 'What do you need?' }) })
        .getByRole('button', { name: /^Ask / })
        .click();
      return panel;
    },
  },
  {
    name: 'feedback and an outcome, with what is missing',
    open: async (viewers) => {
      const panel = await openHandoff(viewers, viewers.bea, MET);
      await button(panel, 'Send feedback').click();
      await button(panel, 'Record outcome').click();
      await panel.getByRole('radio', { name: 'Disqualified' }).check();
      await button(panel, 'Save outcome').click();
      return panel;
    },
  },
  {
    name: 'the card of a handoff with a question and a meeting to tell of',
    isCard: true,
    open: async ({ crm, bea }) => {
      await bea.crm.bringToFront();
      await bea.crm.goto(`${crm.url}/leads/${IN_TALKS}`);
      await button(await cardOf(bea.crm), 'Mark as held').waitFor(SLOWLY);
      return bea.crm;
    },
  },
];

export const EXCHANGE_SCREENS: readonly Screen[] = [...OF_SDR, ...OF_BDM];
