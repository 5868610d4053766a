import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import type { Seat } from './seat';
import { button, region, SLOWLY } from './story';

let crm: DemoCrm;
let sam: Seat;
beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  sam = await openDemoSeat(crm, 'sam', '1042');
  await button(sam.panel, 'Turn on for this site').click();
  await region(sam.panel, 'Lead').getByText('from CRM').first().waitFor();
  await sam.context.route(`${crm.url}/projects/**`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: taskPage(route.request().url().split('/').at(-1) ?? ''),
    }),
  );
});
afterAll(async () => {
  await sam.close();
  await crm.stop();
});

const TASKS: Record<string, readonly [name: string, email: string]> = {
  7: ['Ana Weber', 'ana@weber.example'],
  8: ['Ben Ode', 'ben@ode.example'],
};

/** A page of the CRM that is no lead, though the company keeps one there. */
function taskPage(id: string): string {
  const [name = '', email = ''] = TASKS[id] ?? [];
  return `<!doctype html><meta name="baton-contract" content="1"><title>Task</title><body>
<h1>${name}</h1><dl><dt>E-mail</dt><dd>${email}</dd></dl></body>`;
}

const field = (name: string) => region(sam.panel, 'Lead').getByLabel(name, { exact: true });
const saysName = (name: string) =>
  sam.panel.getByRole('heading', { level: 1, name, exact: true }).waitFor(SLOWLY);

async function goTo(page: Page, path: string): Promise<void> {
  await page.bringToFront();
  await page.goto(crm.url + path);
  await sam.panel.bringToFront();
}

it('a page of the CRM that is no lead is pointed at, and what is read there is no lead’s', async () => {
  const { crm: page, panel } = sam;
  await goTo(page, '/projects/1/tasks/7');
  await button(panel, 'Write a brief for this page').click();
  await button(panel, 'Pick fields').click();
  const picker = region(page, 'Pick fields');
  await picker.getByText('Pick the field: Name').waitFor();
  await page.locator('h1').click();
  await picker.getByText('Pick the field: Company').waitFor();
  await page.keyboard.press('Backspace');
  await picker.getByText('Pick the field: Email').waitFor();
  await page.locator('dd').click();
  await page.keyboard.press('Escape');
  await picker.waitFor({ state: 'detached' });
  await panel.bringToFront();
  await saysName('Ana Weber');
  await expect.poll(() => field('Email').inputValue()).toBe('ana@weber.example');
  await panel.getByText(/can’t save to this page/).waitFor();
  await expect.poll(() => button(panel, 'Hand over').count()).toBe(0);

  await goTo(page, '/projects/1/tasks/8');
  await button(panel, 'Write a brief for this page').click();
  await saysName('Ben Ode');

  await goTo(page, '/leads/1042');
  await saysName('Marta Kowalczyk');
  await button(panel, 'Hand over').waitFor();
  await expect.poll(() => button(panel, 'Pick again').count()).toBe(0);

  // A page that goes on by itself, back to what was learned and on to a lead: each says its own.
  await goTo(page, '/projects/1/tasks/7');
  await saysName('Ana Weber');
  await page.evaluate(() => {
    history.pushState(null, '', '/leads/1041');
    document.querySelector('h1')?.replaceChildren('Somebody else');
  });
  await saysName('Tomás Herrera');
});
