import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { SAMPLE_LEADS } from '../demo-crm/sample-leads';
import { openDemoSeat } from './demo-seat';
import { onDisk } from './own-store';
import { button, editLead, openSection, region, SLOWLY } from './story';

/** Patience of a poll on a busy machine. */
export const SOON = { timeout: SLOWLY.timeout / 2, interval: 50 };

export interface Lead {
  readonly id: string;
  readonly name: string;
}

/** The sample lead at this place. */
export function leadAt(place: number): Lead {
  const [id = '', name = ''] = SAMPLE_LEADS[place] ?? [];
  return { id, name };
}

/** A person who types into the panel, and whose panel may die at any moment. */
export interface Writer {
  readonly crm: DemoCrm;
  /** The CRM's page. */
  readonly page: Page;
  /** The panel as it is now: another page after each death. */
  readonly panel: () => Page;
  /** Goes to the lead as the CRM's own links do, in the page, and waits until the panel shows it. */
  readonly showLead: (lead: Lead, heading?: string) => Promise<void>;
  /** The same for a lead that is not handed over, with all sections of its draft open. */
  readonly goToLead: (lead: Lead, heading?: string) => Promise<void>;
  /** Polls Baton's store from outside of the panel. */
  readonly isOnDisk: (text: string) => Promise<void>;
  /** Takes the panel's process away in the middle of whatever it does, and opens another panel. */
  readonly killAndReopen: () => Promise<void>;
  /** Opens one more panel, and works on with it. */
  readonly openPanel: (prepare?: (page: Page) => Promise<unknown>) => Promise<Page>;
  readonly hidePanel: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a seat on a demo CRM of its own, prepared by `prepare`, and turns Baton on. */
export async function openWriter(login: string, prepare?: (crm: DemoCrm) => void): Promise<Writer> {
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  prepare?.(crm);
  const seat = await openDemoSeat(crm, login, leadAt(0).id);
  await button(seat.panel, 'Turn on for this site').click();
  await region(seat.panel, 'Lead').waitFor();
  const { context } = seat;
  const panelUrl = seat.panel.url();
  let panel = seat.panel;
  let own = await openPage('manifest.json');
  // A tab behind another is drawn once a second only.
  await panel.bringToFront();

  async function openPage(path: string, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(new URL(path, panelUrl).href);
    return page;
  }
  async function openPanel(prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
    panel = await openPage('sidepanel.html', prepare);
    await panel.setViewportSize({ width: 420, height: 900 });
    await panel.getByRole('heading', { level: 1 }).waitFor();
    return panel;
  }
  async function showLead({ id, name }: Lead, heading = name): Promise<void> {
    await seat.crm.evaluate((url) => history.pushState(null, '', url), `${crm.url}/leads/${id}`);
    // Looked for until it is there, so that a failure tells what was there instead.
    const shown = () => panel.getByRole('heading', { level: 1 }).allInnerTexts();
    await expect.poll(shown, SOON).toContain(heading);
  }
  return {
    ...{ crm, page: seat.crm, openPanel, panel: () => panel, showLead },
    async goToLead(lead, heading) {
      await showLead(lead, heading);
      for (const section of ['Qualification', 'Hand to', 'Meeting', 'Brief']) {
        await openSection(panel, section);
      }
      await editLead(panel);
    },
    isOnDisk: (text) => expect.poll(() => onDisk(own), SOON).toContain(text),
    async killAndReopen() {
      const protocol = await context.newCDPSession(panel);
      const gone = new Promise((resolve) => panel.once('crash', resolve));
      void protocol.send('Page.crash').catch(() => undefined);
      await gone;
      // The browser may keep the extension's pages in one process.
      await Promise.all([panel.close(), own.close()]);
      own = await openPage('manifest.json');
      await openPanel();
    },
    async hidePanel() {
      const protocol = await context.newCDPSession(panel);
      await protocol.send('Emulation.setFocusEmulationEnabled', { enabled: false });
      await seat.crm.bringToFront();
    },
    async close() {
      await seat.close();
      await crm.stop();
    },
  };
}

/** A field of a section of the panel, by its exact label. */
export const fieldOf =
  (section: string, name: string) =>
  (page: Page): Locator =>
    region(page, section).getByLabel(name, { exact: true });

/** Sets the time of the first meeting, without which nothing else is asked about it. */
export const setWhen = (page: Page): Promise<void> =>
  fieldOf('Meeting', 'When')(page).fill(inFiveDays());

/** Types over what the field holds, one key after the other. */
export async function typeOver(field: Locator, text: string): Promise<void> {
  await field.press('ControlOrMeta+A');
  await field.pressSequentially(text);
}

/** A wall time that lies ahead on any day, and that no clock skips: half past ten in five days. */
export function inFiveDays(): string {
  const day = new Date(Date.now() + 5 * 86_400_000);
  return `${day.toISOString().slice(0, 10)}T10:30`;
}
