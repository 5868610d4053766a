import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameworkById } from '@/lib/handoff/qualification/frameworks';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import { handoverNote, writeNote } from './handed-over';
import { press, tabTo, turnOnByKey } from './keys';
import type { Seat } from './seat';
import { cardOf } from './card-in-page';
import { button, openSection, region, syncStatus } from './story';

const NEWEST_NOTE = 'select body from notes where record = ? order by id desc limit 1';

let crm: DemoCrm;
beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
});
afterAll(() => crm.stop());

describe('the SDR', () => {
  let sam: Seat;
  beforeAll(async () => {
    sam = await openDemoSeat(crm, 'sam', '1042');
  });
  afterAll(() => sam.close());

  async function scoreAll(panel: Page): Promise<void> {
    for (const { name } of frameworkById(undefined).criteria) {
      const group = region(panel, 'Qualification').getByRole('group', { name, exact: true });
      await tabTo(panel, group.getByRole('radio', { name: '0', exact: true }));
      await panel.keyboard.press('4');
      await panel.keyboard.press('ArrowRight');
      await expect
        .poll(() => group.getByRole('radio', { name: '5', exact: true }).isChecked())
        .toBe(true);
    }
  }

  async function addContext(panel: Page): Promise<void> {
    await tabTo(panel, panel.getByRole('textbox', { name: 'Add context' }));
    await panel.keyboard.type('/pr');
    await panel.keyboard.press('ArrowDown');
    await panel.keyboard.press('Enter');
    await panel.keyboard.type('A price for three sites by Friday');
    await panel.keyboard.press('Enter');
    await panel.keyboard.type('"We lose a truckload a month');
    await panel.keyboard.press('Enter');
  }

  it('comes from opening the panel to “In the CRM” by keyboard alone', async () => {
    const { panel } = sam;
    await turnOnByKey(sam);
    await region(panel, 'Lead').waitFor();
    await scoreAll(panel);
    await addContext(panel);
    await openSection(panel, 'Hand to');
    await tabTo(panel, panel.getByRole('combobox', { name: 'Hand to' }));
    await panel.keyboard.type('lindq');
    await panel.keyboard.press('ArrowDown');
    await panel.keyboard.press('Enter');
    await press(panel, button(panel, 'Hand over'));
    await syncStatus(panel).getByText('Synced to the CRM').waitFor();
    const note = () => crm.db.prepare(NEWEST_NOTE).get('1042')?.body;
    await expect.poll(note).toContain('A price for three sites by Friday');
    await expect.poll(note).toContain('35 of 35');
  });

  it('copies the brief', async () => {
    const { panel, context } = sam;
    await context.grantPermissions(['clipboard-read']);
    await press(panel, button(panel, 'Copy brief'));
    await panel.getByText('Brief copied').first().waitFor();
    await expect
      .poll(() => panel.evaluate(() => navigator.clipboard.readText()))
      .toContain('Marta Kowalczyk');
  });
});

describe('the BDM', () => {
  let bea: Seat;
  beforeAll(async () => {
    for (const [n, lead] of ['1041', '1040'].entries()) writeNote(crm, lead, handoverNote(n));
    bea = await openDemoSeat(crm, 'bea', '1041');
    await turnOnByKey(bea);
  });
  afterAll(() => bea.close());

  const kindsOf = (lead: string) =>
    crm.db
      .prepare('select body from notes where record = ? and author = ?')
      .all(lead, 'u-bea')
      .map(({ body }) => /accepted/i.test(String(body)));

  it('accepts in the panel', async () => {
    await press(bea.panel, button(bea.panel, 'Accept'));
    await syncStatus(bea.panel).getByText('Synced to the CRM').waitFor();
    await expect.poll(() => kindsOf('1041')).toEqual([true]);
  });

  it('accepts on the card in the CRM’s page', async () => {
    await bea.crm.bringToFront();
    await bea.crm.goto(`${crm.url}/leads/1040`);
    const accept = button(await cardOf(bea.crm), 'Accept');
    await tabTo(bea.crm, accept);
    // The card's buttons count once they were really visible for half a second.
    await expect
      .poll(async () => {
        await bea.crm.keyboard.press('Enter');
        return accept.isHidden();
      })
      .toBe(true);
    await expect.poll(() => kindsOf('1040')).toEqual([true]);
  });
});
