import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { frameworkById } from '@/lib/handoff/qualification/frameworks';
import { aMeeting } from '../factories';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { cardFrame, cardOf } from '../e2e/card-in-page';
import { openDemoSeat } from '../e2e/demo-seat';
import { writeExchange } from '../e2e/exchange-notes';
import { handoverNote, writeNote } from '../e2e/handed-over';
import type { Seat } from '../e2e/seat';
import { button, region, turnOn, visit } from '../e2e/story';

const HOUR = 60 * 60_000;
const HEIGHT = 860;
const PAGE = { width: 900, height: HEIGHT };
const PANEL = { width: 400, height: HEIGHT };
/** A lead that nobody has handed over, and one that waits for its BDM. */
const OPEN = '1042';
const WAITING = '1041';

let crm: DemoCrm;
let sam: Seat;
let bea: Seat;

beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  writeExchange(crm);
  const meeting = aMeeting({ start: Date.now() + 26 * HOUR, zone: 'Europe/Berlin' });
  writeNote(crm, WAITING, handoverNote(1, { meeting, responseDue: Date.now() + 3 * HOUR }));
  sam = await openDemoSeat(crm, 'sam', OPEN);
  bea = await openDemoSeat(crm, 'bea', WAITING);
});
afterAll(async () => {
  await Promise.all([sam.close(), bea.close()]);
  await crm.stop();
});

const at = (name: string) => resolve('.github', `${name}.png`);

/** Page and panel beside each other, as the browser shows them. */
async function take(name: string, { crm: page, panel, context }: Seat): Promise<void> {
  const images: Buffer[] = [];
  for (const [shown, size] of [
    [page, PAGE],
    [panel, PANEL],
  ] as const) {
    await shown.setViewportSize(size);
    await shown.bringToFront();
    images.push(await shown.screenshot({ animations: 'disabled' }));
  }
  const both = await context.newPage();
  await both.setViewportSize({ width: PAGE.width + PANEL.width + 1, height: HEIGHT });
  const shown = images.map(
    (image) => `<img src="data:image/png;base64,${image.toString('base64')}">`,
  );
  await both.setContent(
    `<body style="margin:0;display:flex;gap:1px;background:#999">${shown.join('')}</body>`,
  );
  rmSync(at(name), { force: true });
  await both.screenshot({ path: at(name) });
  await both.close();
}

async function callTheLead(panel: Page): Promise<void> {
  const criteria = frameworkById(undefined).criteria.map(({ name }) => name);
  for (const [n, name] of criteria.slice(0, 5).entries()) {
    const row = region(panel, 'Qualification').getByRole('group', { name, exact: true });
    await row.getByRole('radio', { name: n % 2 ? '4' : '5', exact: true }).check();
  }
  const line = panel.getByRole('textbox', { name: 'Add context' });
  for (const words of [
    '"We lose a truckload a month to wrong dates.',
    '!The auditor comes in March',
    '=A price for three sites by Friday',
  ]) {
    await line.fill(words);
    await line.press('Enter');
    await expect.poll(() => line.inputValue()).toBe('');
  }
  await panel.evaluate(() => scrollTo(0, 0));
}

it('an SDR on a call', async () => {
  await turnOn(sam);
  await region(sam.panel, 'Lead').getByText('from CRM').first().waitFor();
  await callTheLead(sam.panel);
  await take('sdr', sam);
});

it('the card of a BDM, and the panel beside it', async () => {
  await turnOn(bea);
  await visit(bea, `${crm.url}/leads/${WAITING}`);
  await bea.crm.bringToFront();
  await cardOf(bea.crm);
  const more = (await cardFrame(bea.crm)).getByRole('button', { name: 'Show the five lines' });
  if (await more.isVisible()) await more.click();
  await button(bea.panel, 'Accept').waitFor();
  await take('bdm', bea);
});

it('the BDM’s day', async () => {
  for (const lead of ['1039', '1038', '1037']) {
    await visit(bea, `${crm.url}/leads/${lead}`);
    await button(bea.panel, 'Today')
      .or(bea.panel.getByRole('button', { name: /^Today/ }))
      .first()
      .waitFor();
    await bea.crm.bringToFront();
    await cardOf(bea.crm);
  }
  await bea.panel.bringToFront();
  await bea.panel.getByRole('button', { name: /^Today/ }).click();
  await bea.panel
    .getByRole('region', { name: 'Waiting on you' })
    .getByRole('listitem')
    .first()
    .waitFor();
  await take('today', bea);
});
