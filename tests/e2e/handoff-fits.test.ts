import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_LEADS } from '../demo-crm/sample-leads';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import { BEA, handoverNote, writeNote } from './handed-over';
import { heightOf, outOfSight } from './in-sight';
import type { Seat } from './seat';
import { button, fillHandover, openSection, region, SLOWLY, syncStatus, visit } from './story';

/** The leads that wait for Bea; the first is the one that is looked at. */
const WAITING = SAMPLE_LEADS.slice(0, 6);
const [OWN = ''] = SAMPLE_LEADS[6] ?? [];

/** All that a brief can say in its five lines. */
const SAID = {
  context: [
    { id: 'a', kind: 'why-now', text: 'Their auditor comes in March' },
    { id: 'b', kind: 'pain', text: 'We lose a truckload a month to wrong dates' },
    { id: 'c', kind: 'promised', text: 'A price for three sites by Friday' },
    { id: 'd', kind: 'double-check', text: 'Whether the depot in Gdańsk is in scope' },
  ],
  nextStep: { what: 'Send the pilot offer', owner: BEA.name },
} as const;

let crm: DemoCrm;
beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
});
afterAll(() => crm.stop());

async function openSeat(login: string, lead: string): Promise<Seat> {
  const seat = await openDemoSeat(crm, login, lead);
  await seat.panel.setViewportSize({ width: 360, height: 700 });
  await button(seat.panel, 'Turn on for this site').click();
  return seat;
}

describe('the BDM, in a panel of 360 × 700', () => {
  let bea: Seat;
  beforeAll(async () => {
    for (const [n, [lead]] of WAITING.entries()) {
      writeNote(crm, lead, handoverNote(n, { ...SAID, context: [...SAID.context] }));
    }
    bea = await openSeat('bea', WAITING[0]?.[0] ?? '');
  });
  afterAll(() => bea.close());

  it('reads the five lines and answers without scrolling', async () => {
    const { panel } = bea;
    await panel.bringToFront();
    await button(panel, 'Accept').waitFor(SLOWLY);
    const lines = panel.getByRole('term');
    await expect.poll(() => lines.count()).toBe(5);
    const wanted = [
      ...(await lines.all()),
      button(panel, 'Accept'),
      button(panel, 'Return to SDR'),
    ];
    await expect.poll(() => outOfSight(wanted)).toEqual([]);
  });

  it('has the first five leads of the day in sight, each with its act', async () => {
    const { panel } = bea;
    for (const [lead, name] of WAITING) {
      await visit(bea, `${crm.url}/leads/${lead}`);
      await panel.getByRole('heading', { level: 1, name }).waitFor(SLOWLY);
      await button(panel, 'Accept').waitFor(SLOWLY);
    }
    await visit(bea, `${crm.url}/leads`);
    await panel.bringToFront();
    const rows = region(panel, 'Today').getByRole('listitem');
    await expect.poll(() => rows.count(), SLOWLY).toBe(WAITING.length);
    const first = (await rows.all()).slice(0, 5);
    await expect.poll(() => outOfSight(first)).toEqual([]);
    for (const row of first) await button(row, 'Respond').waitFor();
  });

  it('comes from a row of the day to its act by one tap, and accepts by one more, with nothing typed', async () => {
    const { panel } = bea;
    const ofBea = crm.db.prepare("select count(*) as n from notes where author = 'u-bea'");
    const before = Number(ofBea.get()?.n);
    const row = region(panel, 'Today').getByRole('listitem').first();
    await button(row, 'Respond').click();
    await button(row, 'Accept').waitFor();
    await expect.poll(() => outOfSight([button(row, 'Accept')])).toEqual([]);
    expect(await row.getByRole('textbox').count()).toBe(0);
    await button(row, 'Accept').click();
    const rows = region(panel, 'Today').getByRole('listitem');
    await expect.poll(() => Number(ofBea.get()?.n), SLOWLY).toBe(before + 1);
    await expect.poll(() => rows.getByRole('button', { name: 'Respond' }).count(), SLOWLY).toBe(5);
  });
});

describe('the SDR, in a panel of 360', () => {
  let sam: Seat;
  beforeAll(async () => {
    sam = await openSeat('sam', OWN);
  });
  afterAll(() => sam.close());

  const fill = async (panel: Page) => {
    await panel.bringToFront();
    await region(panel, 'Lead').waitFor(SLOWLY);
    await fillHandover(panel, BEA.name);
    await openSection(panel, 'Meeting');
    await panel.getByRole('textbox', { name: 'What happens next' }).fill('Send the pilot offer');
  };

  it('has what was handed over on a page of at most 900', async () => {
    const { panel } = sam;
    await fill(panel);
    await panel.getByText('Ready for Bea.').waitFor();
    await button(panel, 'Hand over').click();
    await syncStatus(panel)
      .getByText(/^Synced to the CRM/)
      .waitFor(SLOWLY);
    await panel.getByRole('list', { name: 'Timeline', exact: true }).waitFor();
    await expect.poll(() => heightOf(panel)).toBeLessThanOrEqual(900);
    expect(await heightOf(panel)).toBeGreaterThan(300);
  });
});
