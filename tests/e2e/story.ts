import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { cardCount, cardOf, pressOnCard } from './card-in-page';
import type { Seat } from './seat';

/** An SDR and a BDM, each in a browser profile of their own, at the same lead. */
export interface Story {
  readonly sdr: Seat;
  readonly bdm: Seat;
  readonly leadUrl: string;
  readonly leadName: string;
  readonly bdmName: string;
  /** Shows the record's notes in the CRM's own page and gives their whole text. */
  readonly notesInCrm: (page: Page) => Promise<string>;
}

const PROMISED = 'A price for three sites by Friday';
const PAIN = 'We lose a truckload a month to wrong dates';
const WHY_RETURNED = 'The plant manager is on leave until May';

/** Real CRM clients draw late, and test machines are slow; what a dead worker left waits for an alarm besides. */
export const SLOWLY = { timeout: process.env.TESTS_KILL_WORKERS ? 120_000 : 60_000 };

export const region = (page: Page, name: string): Locator =>
  page.getByRole('region', { name, exact: true });
export const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true });
export const syncStatus = (page: Page): Locator =>
  page.getByRole('status', { name: 'Sync', exact: true });
export const inTheCrm = (page: Page): Promise<void> =>
  syncStatus(page)
    .getByText(/^Synced to the CRM/)
    .waitFor(SLOWLY);

/** Turns Baton on for the CRM of the seat, unless it is on, and waits until the panel shows that it is. */
export async function turnOn({ panel }: Pick<Seat, 'panel'>): Promise<void> {
  const offer = button(panel, 'Turn on for this site');
  const record = panel.locator('main.record');
  const on = record.or(panel.getByText('Open a lead to see its handoff here.'));
  await expect
    .poll(async () => {
      // It may be gone between the look and the click, which the next look then sees.
      if (await offer.isVisible()) await offer.click({ timeout: 2000 });
      return on.first().isVisible();
    }, SLOWLY)
    .toBe(true);
}

/** Opens a part of the draft, unless it is open, as one does by its header. */
export async function openSection(panel: Page, name: string): Promise<void> {
  const header = region(panel, name).getByRole('heading', { level: 2 }).getByRole('button');
  const opened = header.and(panel.locator('[aria-expanded="true"]'));
  await header.waitFor(SLOWLY);
  // It may open by itself between the look and the click, which would then fold it.
  while (!(await opened.isVisible())) {
    await header.click(SLOWLY);
    await opened.waitFor({ timeout: 2000 }).catch(() => undefined);
  }
}

/** Shows the fields of the lead, which is there to be read first where nothing is missing. */
export async function editLead(panel: Page): Promise<void> {
  await openSection(panel, 'Lead');
  const company = region(panel, 'Lead').getByLabel('Company', { exact: true });
  const edit = button(region(panel, 'Lead'), 'Edit');
  const hasFocus = () =>
    company.focus({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
  await company.or(edit).first().waitFor(SLOWLY);
  // What is read meanwhile folds the fields again, until somebody is in them.
  while (!(await hasFocus())) await edit.click(SLOWLY);
}

/** Fills everything that a hand-over needs. */
export async function fillHandover(panel: Page, bdmName: string): Promise<void> {
  await region(panel, 'Lead').waitFor(SLOWLY);
  const criteria = region(panel, 'Qualification').getByRole('group');
  const scores = criteria.getByRole('radio', { name: /^5\b/ });
  for (const score of await scores.all()) await score.check();
  const quickLine = panel.getByRole('textbox', { name: 'Add context' });
  for (const line of [`/promised ${PROMISED}`, `/pain ${PAIN}`]) {
    await quickLine.fill(line);
    await quickLine.press('Enter');
  }
  await openSection(panel, 'Hand to');
  await panel.getByRole('combobox', { name: 'Hand to', exact: true }).fill(bdmName);
  await panel.getByRole('option', { name: bdmName }).first().click();
}

/** The record is opened anew, as on a later visit; the panel stands beside it. */
export async function visit({ crm, panel }: Seat, leadUrl: string): Promise<void> {
  await crm.bringToFront();
  await crm.goto(leadUrl);
  await crm.reload();
  await panel.bringToFront();
}

/** Tells the story step by step; a step that fails ends it. */
export function tellStory(story: () => Story): void {
  it('the SDR turns Baton on and sees the lead as the CRM has it', async () => {
    const { sdr, leadName } = story();
    await turnOn(sdr);
    await region(sdr.panel, 'Lead').waitFor(SLOWLY);
    const shown = () => sdr.panel.getByRole('heading', { level: 1 }).allInnerTexts();
    await expect.poll(shown, SLOWLY).toContain(leadName);
  });

  it('the SDR qualifies, adds context, chooses the BDM and hands over', async () => {
    const { sdr, bdmName } = story();
    await fillHandover(sdr.panel, bdmName);
    await button(sdr.panel, 'Hand over').click();
    await inTheCrm(sdr.panel);
  });

  it('the BDM reads the note in the CRM itself, without Baton', async () => {
    const { bdm, leadUrl, notesInCrm } = story();
    await visit(bdm, leadUrl);
    await bdm.crm.bringToFront();
    await expect.poll(() => notesInCrm(bdm.crm)).toContain(PROMISED);
    await expect.poll(() => notesInCrm(bdm.crm)).toContain(PAIN);
  });

  it('the BDM turns Baton on and sees the handoff inline in the record', async () => {
    const { bdm, leadUrl } = story();
    await bdm.panel.bringToFront();
    await turnOn(bdm);
    await visit(bdm, leadUrl);
    await bdm.crm.bringToFront();
    await expect
      .poll(async () => (await cardOf(bdm.crm)).getByText(PAIN).first().isVisible(), SLOWLY)
      .toBe(true);
    await expect.poll(() => cardCount(bdm.crm)).toBe(1);
  });

  it('the BDM returns it from the panel with a reason', async () => {
    const { panel } = story().bdm;
    await panel.bringToFront();
    await button(panel, 'Return to SDR').click(SLOWLY);
    await panel.getByRole('radio', { name: 'Something else' }).check();
    await panel.getByRole('textbox', { name: 'What needs to change' }).fill(WHY_RETURNED);
    await button(panel, 'Return to SDR').click();
    await inTheCrm(panel);
  });

  it('the SDR sees the return, fixes it and sends it again', async () => {
    const { sdr, leadUrl } = story();
    await visit(sdr, leadUrl);
    await sdr.panel.getByText(WHY_RETURNED).first().waitFor(SLOWLY);
    await button(sdr.panel, 'Fix and resend').click();
    await button(sdr.panel, 'Hand over').click();
    await inTheCrm(sdr.panel);
  });

  it('the BDM accepts on the card', async () => {
    const { bdm, leadUrl } = story();
    await visit(bdm, leadUrl);
    await bdm.crm.bringToFront();
    await pressOnCard(bdm.crm, 'Accept', (card) => card.getByText('Accepted'));
  });

  it('the SDR sees the acceptance on the next visit', async () => {
    const { sdr, leadUrl } = story();
    await visit(sdr, leadUrl);
    await sdr.panel.getByText('Accepted').first().waitFor(SLOWLY);
  });
}
