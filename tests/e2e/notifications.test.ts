import { afterAll, beforeAll, expect, it } from 'vitest';
import { SAMPLE_LEADS } from '../demo-crm/sample-leads';
import { type CrmBrowser, openCrmBrowser } from './crm-browser';
import { BEA, handoverNote, writeNote } from './handed-over';
import { pressOnCard } from './card-in-page';

/** The parts of the extension's API that run in its own page; the types here are Node's. */
interface ExtensionScope {
  chrome: {
    action: {
      getBadgeText(of: object): Promise<string>;
      getTitle(of: object): Promise<string>;
    };
    alarms: {
      create(name: string, when: { when: number }): Promise<void>;
      getAll(): Promise<{ name: string }[]>;
    };
    notifications: { getAll(): Promise<Record<string, boolean>> };
  };
}

const [FIRST = '', SECOND = '', THIRD = ''] = SAMPLE_LEADS.map(([id]) => id);
/** Too late for a reminder to be told meanwhile. */
const LATER = Date.now() + 24 * 3_600_000;

let bea: CrmBrowser;
beforeAll(async () => {
  bea = await openCrmBrowser('bea');
  await bea.turnOn();
});
afterAll(() => bea.close());

/** What Bea's browser shows of Baton while its panel is closed. */
function outside() {
  return bea.own.evaluate(async () => {
    const { chrome } = globalThis as unknown as ExtensionScope;
    return {
      badge: await chrome.action.getBadgeText({}),
      title: await chrome.action.getTitle({}),
      told: Object.keys(await chrome.notifications.getAll()),
      alarms: (await chrome.alarms.getAll()).map(({ name }) => name).sort(),
    };
  });
}

const goesOff = (alarm: string) =>
  bea.own.evaluate(async (name) => {
    const { chrome } = globalThis as unknown as ExtensionScope;
    await chrome.alarms.create(name, { when: Date.now() });
  }, alarm);

/** Ends the worker at once, as the browser may at any instant. */
async function endWorker() {
  const protocol = await bea.context.newCDPSession(bea.own);
  await protocol.send('ServiceWorker.enable');
  await protocol.send('ServiceWorker.stopAllWorkers');
  await protocol.detach();
}

const SLOWLY = { timeout: 30_000 };

it('whoever takes part in nothing has no mark and no notification, and is looked for now and then', async () => {
  const page = await bea.context.newPage();
  await page.goto(`${bea.crm.url}/leads/${FIRST}`);
  await expect.poll(bea.place, SLOWLY).toMatchObject({ kind: 'record' });
  await expect.poll(outside, SLOWLY).toMatchObject({ badge: '', told: [], alarms: ['pull-due'] });
  await page.close();
});

it('the icon counts a lead that waits, once its record was seen', async () => {
  writeNote(bea.crm, FIRST, handoverNote(1, { recipient: BEA, responseDue: LATER }));
  const page = await bea.context.newPage();
  await page.goto(`${bea.crm.url}/leads/${FIRST}`);
  await expect.poll(outside, SLOWLY).toMatchObject({
    badge: '1',
    title: '1 waiting for you.',
    alarms: ['pull-due', 'remind-due'],
  });
});

it('a lead on a record that nobody opened is counted and told', async () => {
  writeNote(bea.crm, SECOND, handoverNote(2, { recipient: BEA, responseDue: LATER }));
  await goesOff('pull-due');
  await expect.poll(outside, SLOWLY).toMatchObject({ badge: '2', told: [`leads ${bea.crm.url}`] });
});

it('an alarm wakes a worker that was ended: what is overdue is told, and plain on the icon', async () => {
  writeNote(bea.crm, THIRD, handoverNote(3, { recipient: BEA, responseDue: Date.now() - 1000 }));
  await endWorker();
  await goesOff('pull-due');
  await expect.poll(outside, SLOWLY).toMatchObject({
    badge: '3',
    title: '3 waiting for you. 1 overdue.',
    told: expect.arrayContaining([`answer-due ${bea.crm.url}`]) as unknown,
  });
});

it('what is done in the page leaves the icon and the screen', async () => {
  const page = await bea.context.newPage();
  await page.goto(`${bea.crm.url}/leads/${THIRD}`);
  await pressOnCard(page, 'Accept', (card) => card.getByText('Accepted'));
  await expect.poll(outside, SLOWLY).toMatchObject({ title: '2 waiting for you.' });
  await expect.poll(async () => (await outside()).told).not.toContain(`answer-due ${bea.crm.url}`);
});
