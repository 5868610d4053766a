import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchWithExtension } from '../browser/launch';
import { reloadExtension } from '../browser/site-access';
import { type ForeignSite, startForeignSite } from './foreign-site';
import { button, region } from './story';

let site: ForeignSite;
let context: BrowserContext;
let panelUrl: string;
let page: Page;
let panel: Page;
const profileDir = mkdtempSync(join(tmpdir(), 'baton-learned-'));

beforeAll(async () => {
  site = await startForeignSite();
  ({ context, panelUrl } = await launchWithExtension({
    profileDir,
    extensionDir: resolve('.output/chrome-mv3'),
    // In life the user's click on the icon lets Baton into the page; automation cannot click there.
    grantedOrigins: [site.url],
  }));
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  page = await context.newPage();
  panel = await context.newPage();
  await panel.setViewportSize({ width: 420, height: 900 });
});
afterAll(async () => {
  await context.close();
  await site.close();
  rmSync(profileDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await page.bringToFront();
  await page.goto(`${site.url}/contacts/7`);
  await panel.goto(panelUrl);
  await panel.bringToFront();
  await openBrief();
  const forget = button(panel, 'Forget');
  if (await forget.isVisible()) await forget.click();
  await button(panel, 'Point at fields').waitFor();
});

const field = (name: string) => region(panel, 'Lead').getByLabel(name, { exact: true });
const picker = () => region(page, 'Point at fields');
const asksFor = (name: string) => picker().getByText(`Point at: ${name}`).waitFor();

/** On a page of no known CRM the form opens when it is asked for. */
async function openBrief(): Promise<void> {
  const write = button(panel, 'Write a brief for this page');
  await write.or(region(panel, 'Lead')).first().waitFor();
  if (await write.isVisible()) await write.click();
  await region(panel, 'Lead').waitFor();
}

async function startPointing(): Promise<void> {
  await panel.getByRole('button', { name: /^Point (at fields|again)$/ }).click();
  await asksFor('Name');
}

/** Points at the four facts of the page with the mouse. */
async function pointByMouse(): Promise<void> {
  await startPointing();
  await page.locator('h1 a').click();
  await asksFor('Company');
  await page.locator('[data-field=company]').click();
  await asksFor('E-mail');
  await page.locator('dd a').click();
  await asksFor('Phone');
  await page.locator('input').click();
  await picker().waitFor({ state: 'detached' });
  await panel.bringToFront();
}

async function leadSays(facts: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(facts)) {
    await expect.poll(() => field(name).inputValue()).toBe(value);
  }
}
const ANA = {
  Name: 'Ana Weber',
  Company: 'Weber Logistik',
  'E-mail': 'ana@weber.example',
  Phone: '+49 30 1234567',
};

/** Moves the frame with a key until it is on the text, and takes it. */
async function takeByKeyboard(text: string): Promise<void> {
  await expect
    .poll(async () => {
      const isThere = await picker().locator('.preview').getByText(text, { exact: true }).count();
      if (isThere === 0) await page.keyboard.press('Tab');
      return isThere;
    })
    .toBe(1);
  await page.keyboard.press('Enter');
}

it('what the user points at with the mouse is in the panel, from the page', async () => {
  await pointByMouse();
  await leadSays(ANA);
  expect(await region(panel, 'Lead').getByText('from the page').count()).toBe(4);
  expect(page.url()).toBe(`${site.url}/contacts/7`);
});

it('the same by keyboard alone; a skipped field stays empty', async () => {
  await startPointing();
  await takeByKeyboard('Ana Weber');
  await asksFor('Company');
  await page.keyboard.press('Backspace');
  await asksFor('E-mail');
  await takeByKeyboard('ana@weber.example');
  await asksFor('Phone');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await picker().waitFor({ state: 'detached' });
  await panel.bringToFront();
  await leadSays({ Name: 'Ana Weber', 'E-mail': 'ana@weber.example', Company: '', Phone: '' });
});

it('every other page of the site is read without pointing again, as text', async () => {
  await pointByMouse();
  await leadSays(ANA);
  await page.goto(`${site.url}/contacts/8`);
  await button(panel, 'Write a brief for this page').click();
  await leadSays({
    Name: '<img src=x onerror="document.title=1">',
    Company: 'Ode Mills',
    'E-mail': 'ben@ode.example',
    Phone: '',
  });
  expect(await panel.locator('main img').count()).toBe(0);
});

it('a page that changes itself is read as it stands now', async () => {
  await pointByMouse();
  await leadSays(ANA);
  await page.evaluate(() => {
    const company = document.querySelector('[data-field=company]');
    if (company) company.textContent = 'Weber & Sons';
  });
  await leadSays({ Company: 'Weber & Sons' });
});

it('a page that goes on to another address by itself is read there', async () => {
  await pointByMouse();
  await leadSays(ANA);
  await page.evaluate(() => history.pushState(null, '', '/contacts/9'));
  await button(panel, 'Write a brief for this page').click();
  await page.evaluate(() => {
    for (const [selector, text] of [
      ['h1 a', 'Cem Aydin'],
      ['dd a', 'cem@aydin.example'],
    ] as const) {
      const element = document.querySelector(selector);
      if (element) element.textContent = text;
    }
  });
  await leadSays({ Name: 'Cem Aydin', 'E-mail': 'cem@aydin.example' });
});

it('pointing again changes what is read, and forgetting ends it', async () => {
  await pointByMouse();
  await leadSays(ANA);
  await startPointing();
  await page.locator('[data-field=company]').click();
  await picker().getByRole('button', { name: 'End' }).click();
  await panel.bringToFront();
  await leadSays({ ...ANA, Name: 'Weber Logistik' });
  await button(panel, 'Forget').click();
  await leadSays({ Name: '', Company: '', 'E-mail': '', Phone: '' });
});

it('presses that the page’s own scripts make pick nothing', async () => {
  await startPointing();
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('p')) {
      element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    }
  });
  await asksFor('Name');
  await page.keyboard.press('Escape');
  await picker().waitFor({ state: 'detached' });
});

it('with what is typed besides, the brief goes onto the clipboard; the rest of the page does not', async () => {
  await pointByMouse();
  await leadSays(ANA);
  await field('Title').fill('Head of logistics');
  const quickLine = panel.getByRole('textbox', { name: 'Add context' });
  await quickLine.fill('/promised A price by Friday');
  await quickLine.press('Enter');
  await button(panel, 'Copy brief').click();
  const copied = () => panel.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('Ana Weber');
  const text = await copied();
  for (const part of ['Weber Logistik', 'Head of logistics', 'A price by Friday']) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('invoices');
});

/** Gives a form around all of the page, and pictures in it, the names of what scripts ask nodes for. */
function takeNames(): void {
  const form = document.createElement('form');
  form.append(...document.body.childNodes);
  document.body.append(form);
  const ofElements = [
    ...['parentElement', 'parentNode', 'children', 'childNodes', 'previousElementSibling'],
    ...['nextElementSibling', 'ownerDocument', 'localName', 'tagName', 'id', 'isConnected'],
    ...['matches', 'closest', 'contains', 'getAttribute', 'checkVisibility', 'getClientRects'],
    ...['querySelector', 'querySelectorAll', 'getBoundingClientRect', 'labels', 'textContent'],
    ...['append', 'prepend', 'before', 'after', 'remove', 'scrollIntoView', 'addEventListener'],
  ];
  const ofDocuments = [
    ...['documentElement', 'body', 'head', 'createElement', 'createTreeWalker', 'cookie'],
    ...[
      'querySelector',
      'querySelectorAll',
      'addEventListener',
      'visibilityState',
      'getElementById',
    ],
  ];
  const fields = [...ofElements, ...ofElements].map((name) =>
    Object.assign(document.createElement('input'), { type: 'hidden', name }),
  );
  const pictures = ofDocuments.map((name) =>
    Object.assign(document.createElement('img'), { hidden: true, name }),
  );
  Element.prototype.append.call(form, ...fields, ...pictures);
}

it('a page that takes the names of its own parts is pointed at and read as any other', async () => {
  const places = await Promise.all(
    ['h1 a', '[data-field=company]', 'dd a', 'input'].map((one) => page.locator(one).boundingBox()),
  );
  await page.evaluate(takeNames);
  await panel.getByRole('button', { name: 'Point at fields' }).click();
  await page.bringToFront();
  // Neither this page's own scripts nor the browser's driver can look about in it as usual.
  const asks = () =>
    page.evaluate(() => {
      const found = Document.prototype.evaluate.call(
        document,
        '//baton-picker',
        document,
        null,
        XPathResult.FIRST_ORDERED_NODE_TYPE,
        null,
      ).singleNodeValue;
      const root = found instanceof Element ? found.shadowRoot : null;
      return root?.querySelector('.asked')?.textContent;
    });
  for (const [at, name] of ['Name', 'Company', 'E-mail', 'Phone'].entries()) {
    await expect.poll(asks).toContain(`Point at: ${name}`);
    const { x = 0, y = 0, width = 0, height = 0 } = places[at] ?? {};
    await page.mouse.click(x + width / 2, y + height / 2);
  }
  await expect.poll(asks).toBeUndefined();
  await panel.bringToFront();
  await leadSays(ANA);
});

it('a picker that an update of Baton left behind says so and gives the page its presses back', async () => {
  await startPointing();
  await page.bringToFront();
  await reloadExtension(context, new URL(panelUrl).host);
  await page.bringToFront();
  await page.locator('dd a').hover();
  await picker().getByText('Baton was updated.').waitFor();
  await page.locator('h1 a').click();
  await page.waitForURL(`${site.url}/elsewhere`);
});
