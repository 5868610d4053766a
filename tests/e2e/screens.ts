import type { Page } from 'playwright-core';
import { encodeNote } from '@/lib/sync/codec';
import { SAMPLE_LEADS } from '../demo-crm/sample-leads';
import type { DemoCrm } from '../demo-crm/server';
import { anEntry } from '../factories';
import { BEA, handoffId, handoverNote, writeNote } from './handed-over';
import type { Seat } from './seat';
import { cardOf, pressOnCard } from './card-in-page';
import { button, fillHandover, openSection, region, syncStatus } from './story';

/** Where the screens are seen: an SDR's and a BDM's browser, at first with Baton off. */
export interface Viewers {
  readonly crm: DemoCrm;
  readonly sam: Seat;
  readonly bea: Seat;
}

export interface Screen {
  readonly name: string;
  /** Goes there from the screen before, and gives the page to look at. */
  readonly open: (viewers: Viewers) => Promise<Page>;
  /** Whether it is the card in the page that is Baton's, and not the whole page. */
  readonly isCard?: true;
}

async function visit({ crm: page }: Seat, url: string): Promise<void> {
  await page.bringToFront();
  await page.goto(url);
}

const heading = (page: Page, level: number, name: string | RegExp) =>
  page.getByRole('heading', { level, name });

/** Opens a lead beside the panel, and gives the panel once it shows that lead. */
export async function openLead(
  { crm }: Viewers,
  seat: Seat,
  lead: string,
  name = SAMPLE_LEADS.find(([id]) => id === lead)?.[1] ?? '',
): Promise<Page> {
  await visit(seat, `${crm.url}/leads/${lead}`);
  await seat.panel.bringToFront();
  // The panel may still show the lead before.
  await heading(seat.panel, 1, name).or(button(seat.panel, 'Turn on for this site')).waitFor();
  return seat.panel;
}

async function openDraft(viewers: Viewers, lead: string): Promise<Page> {
  const panel = await openLead(viewers, viewers.sam, lead);
  await region(panel, 'Lead').getByText('from CRM').first().waitFor();
  return panel;
}

/** Before Baton is on anywhere, and as it is turned on. */
export const FIRST_SCREENS: readonly Screen[] = [
  {
    name: 'a page that Baton may not see, at first',
    open: async ({ sam }) => {
      await visit(sam, 'about:blank');
      await heading(sam.panel, 2, /^Hand over leads/).waitFor();
      return sam.panel;
    },
  },
  {
    name: 'the offer to turn Baton on',
    open: async ({ crm, sam }) => {
      await visit(sam, `${crm.url}/leads/1042`);
      await button(sam.panel, 'Turn on for this site').waitFor();
      return sam.panel;
    },
  },
  {
    name: 'an untouched draft',
    open: async ({ sam }) => {
      await button(sam.panel, 'Turn on for this site').click();
      await region(sam.panel, 'Lead').getByText('from CRM').first().waitFor();
      return sam.panel;
    },
  },
  {
    name: 'a site with no record open',
    open: async ({ crm, sam }) => {
      await visit(sam, `${crm.url}/leads`);
      await region(sam.panel, 'Today').waitFor();
      return sam.panel;
    },
  },
];

export const SDR_SCREENS: readonly Screen[] = [
  {
    name: 'a draft with its problems listed',
    open: async (viewers) => {
      const panel = await openDraft(viewers, '1018');
      await button(panel, 'Hand over').click();
      await panel.getByRole('button', { name: /to fix$/ }).waitFor();
      return panel;
    },
  },
  {
    name: 'a full draft',
    open: async (viewers) => {
      const panel = await openDraft(viewers, '1042');
      await fillHandover(panel, BEA.name);
      await openSection(panel, 'Meeting');
      await panel.getByRole('textbox', { name: 'What happens next' }).fill('Send the pilot offer');
      return panel;
    },
  },
  {
    name: 'what was handed over',
    open: async ({ sam: { panel } }) => {
      await button(panel, 'Hand over').click();
      await syncStatus(panel)
        .getByText(/^Synced to the CRM/)
        .waitFor();
      return panel;
    },
  },
  {
    name: 'what was returned',
    open: async (viewers) => {
      writeNote(viewers.crm, '1041', handoverNote(1));
      const returned = anEntry('returned', 2, { handoff: handoffId(1), by: BEA });
      writeNote(viewers.crm, '1041', encodeNote(returned, 'text'), BEA.id);
      const panel = await openLead(viewers, viewers.sam, '1041');
      await button(panel, 'Fix and resend').waitFor();
      return panel;
    },
  },
  {
    name: 'the settings',
    open: async ({ sam: { panel } }) => {
      await button(panel, 'More').click();
      await panel.getByRole('menuitem', { name: 'Settings' }).click();
      await panel.getByRole('textbox', { name: 'My name' }).waitFor();
      return panel;
    },
  },
];

export const BDM_SCREENS: readonly Screen[] = [
  {
    name: 'what the BDM has to answer',
    open: async (viewers) => {
      writeNote(viewers.crm, '1040', handoverNote(2));
      const panel = await openLead(viewers, viewers.bea, '1040');
      await button(panel, 'Turn on for this site').click();
      await button(panel, 'Accept').waitFor();
      return panel;
    },
  },
  {
    name: 'the form of a return',
    open: async ({ bea: { panel } }) => {
      await button(panel, 'Return to SDR').click();
      await panel.getByRole('radiogroup', { name: 'Reason' }).waitFor();
      await button(panel, 'Return to SDR').click();
      return panel;
    },
  },
  {
    name: 'the card in the CRM’s page',
    isCard: true,
    open: async ({ crm, bea }) => {
      await visit(bea, `${crm.url}/leads/1040`);
      await button(await cardOf(bea.crm), 'Accept').waitFor();
      return bea.crm;
    },
  },
  {
    name: 'the card’s form of a return',
    isCard: true,
    open: async ({ bea }) => {
      await pressOnCard(bea.crm, 'Return to SDR', (card) =>
        card.getByRole('group', { name: 'Reason' }),
      );
      return bea.crm;
    },
  },
];
