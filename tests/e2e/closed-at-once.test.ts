import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeNote } from '@/lib/sync/codec';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import { handoverNote, writeNote } from './handed-over';
import { onDisk } from './own-store';
import type { Seat } from './seat';
import { button, fillHandover, region } from './story';
import { leadAt, type Lead } from './writer';

let crm: DemoCrm;
let seat: Seat;
let panelUrl: string;
/** Each test has a lead of its own, by its place among the samples. */
let turn = 0;

/** What the notes of a lead tell, oldest first. */
function toldInCrm({ id }: Lead): string[] {
  const rows = crm.db.prepare('select body from notes where record = ? order by id').all(id);
  return rows.flatMap(({ body }) => {
    const decoded = decodeNote(String(body));
    return decoded.ok ? [decoded.entry.kind] : [];
  });
}

/** Presses the button, and closes the panel in the same task, or so many ms after it. */
async function pressAndClose(panel: Page, name: string, after: number | 'at-once'): Promise<void> {
  const gone = panel.waitForEvent('close');
  await button(panel, name).evaluate((element, when) => {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    if (when === 'at-once') window.close();
    else setTimeout(() => window.close(), when);
  }, after);
  await gone;
}

/** Takes the panel's process away as soon as the button was pressed. */
async function pressAndKill(panel: Page, name: string): Promise<void> {
  const protocol = await panel.context().newCDPSession(panel);
  const gone = new Promise((resolve) => panel.once('crash', resolve));
  await button(panel, name).dispatchEvent('click');
  void protocol.send('Page.crash').catch(() => undefined);
  await gone;
  await panel.close();
}

/** Shows a lead of its own in the CRM, as its links do, and opens the panel beside it. */
async function openPanelAt(lead: Lead): Promise<Page> {
  await seat.crm.evaluate((url) => history.pushState(null, '', url), `${crm.url}/leads/${lead.id}`);
  const panel = await seat.context.newPage();
  await panel.setViewportSize({ width: 420, height: 900 });
  await panel.goto(panelUrl);
  await panel.getByRole('heading', { level: 1, name: lead.name, exact: true }).waitFor();
  await panel.bringToFront();
  return panel;
}

beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
});
afterAll(() => crm.stop());
beforeEach(() => {
  turn += 1;
});

/** A seat whose own panel page is another page of Baton's, which opens and outlives the panels. */
function sitsDown(login: string): void {
  beforeAll(async () => {
    seat = await openDemoSeat(crm, login, leadAt(0).id);
    await button(seat.panel, 'Turn on for this site').click();
    await region(seat.panel, 'Lead').waitFor();
    panelUrl = seat.panel.url();
    await seat.panel.goto(new URL('manifest.json', panelUrl).href);
    await seat.crm.bringToFront();
  });
  afterAll(() => seat.close());
}

describe('a hand-over arrives, once and whole, from a panel that is closed', () => {
  sitsDown('sam');

  async function handsOver(press: (panel: Page) => Promise<void>, isKilled = false): Promise<void> {
    const lead = leadAt(turn);
    const panel = await openPanelAt(lead);
    await fillHandover(panel, 'Bea Lindqvist');
    // Not yet on disk when it is pressed.
    await panel.getByRole('textbox', { name: 'Add context' }).fill('/pain Two loads were lost');
    await press(panel);
    // Where the process died before it told the worker, an alarm takes the press up within a minute.
    const arrives = () =>
      expect.poll(() => toldInCrm(lead), { timeout: 90_000 }).toEqual(['handed-over']);
    if (!isKilled) await arrives();
    const again = await openPanelAt(lead);
    await arrives();
    await region(again, 'Handoff').or(button(again, 'Withdraw handoff')).first().waitFor();
    await again.getByText('Two loads were lost').first().waitFor();
    await expect.poll(() => onDisk(again, ['drafts'])).toBe('[[]]');
    expect(toldInCrm(lead)).toEqual(['handed-over']);
    await again.close();
  }

  it.each(['at-once', 'at-once', 0, 1, 3, 10, 30, 100] as const)(
    'in the task of the press, or so many ms after it: %s',
    (after) => handsOver((panel) => pressAndClose(panel, 'Hand over', after)),
  );

  it('while the worker sleeps', () =>
    handsOver(async (panel) => {
      await seat.killWorker();
      await pressAndClose(panel, 'Hand over', 'at-once');
    }));

  it('by the death of its process', () => handsOver((panel) => pressAndKill(panel, 'Hand over')));
});

describe('what the BDM does arrives, once, from a panel that is closed in the instant of the press', () => {
  sitsDown('bea');

  it.each([
    {
      what: 'an acceptance',
      fill: (panel: Page) => button(panel, 'Accept').waitFor(),
      press: 'Accept',
      told: 'accepted',
    },
    {
      what: 'a return',
      fill: async (panel: Page) => {
        await button(panel, 'Return to SDR').click();
        await panel.getByRole('radio', { name: 'Something else' }).check();
        await panel.getByRole('textbox', { name: 'What needs to change' }).fill('No phone');
      },
      press: 'Return to SDR',
      told: 'returned',
    },
    {
      what: 'a question',
      fill: async (panel: Page) => {
        await button(panel, 'Ask Sam').click();
        await panel.getByRole('textbox', { name: 'Message Sam' }).fill('Who signs?');
      },
      press: 'Send',
      told: 'message',
    },
  ])('$what', async ({ fill, press, told }) => {
    const lead = leadAt(turn);
    writeNote(crm, lead.id, handoverNote(turn));
    const panel = await openPanelAt(lead);
    await fill(panel);
    await pressAndClose(panel, press, 'at-once');
    await expect.poll(() => toldInCrm(lead)).toEqual(['handed-over', told]);
  });
});
