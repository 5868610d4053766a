import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchWithExtension } from '../browser/launch';
import { reloadExtension } from '../browser/site-access';
import { type ForeignSite, startForeignSite } from './foreign-site';
import { button, editLead, region } from './story';

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
  const forget = button(panel, 'Forget fields');
  if (await forget.isVisible()) await forget.click();
  await button(panel, 'Pick fields').waitFor();
});

const field = (name: string) => region(panel, 'Lead').getByLabel(name, { exact: true });
const picker = () => region(page, 'Pick fields');
const asksFor = (name: string) => picker().getByText(`Pick the field: ${name}`).waitFor();

/** On a page of no known CRM the form opens when it is asked for. */
async function openBrief(): Promise<void> {
  const write = button(panel, 'Write a brief for this page');
  await write.or(region(panel, 'Lead')).first().waitFor();
  if (await write.isVisible()) await write.click();
  await region(panel, 'Lead').waitFor();
}

async function startPointing(): Promise<void> {
  await panel.getByRole('button', { name: /^Pick (fields|again)$/ }).click();
  await asksFor('Name');
}

/** Points at the four facts of the page with the mouse. */
async function pointByMouse(): Promise<void> {
  await startPointing();
  await page.locator('h1 a').click();
  await asksFor('Company');
  await page.locator('[data-field=company]').click();
  await asksFor('Email');
  await page.locator('dd a').click();
  await asksFor('Phone');
  await page.locator('input').click();
  await picker().waitFor({ state: 'detached' });
  await panel.bringToFront();
}

async function leadSays(facts: Record<string, string>): Promise<void> {
  await editLead(panel);
  for (const [name, value] of Object.entries(facts)) {
    await expect.poll(() => field(name).inputValue()).toBe(value);
  }
}
const ANA = {
  Name: 'Ana Weber',
  Company: 'Weber Logistik',
  Email: 'ana@weber.example',
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
  await expect.poll(() => region(panel, 'Lead').getByText('from page').count()).toBe(4);
  expect(page.url()).toBe(`${site.url}/contacts/7`);
});

it('the same by keyboard alone; a skipped field stays empty', async () => {
  await startPointing();
  await takeByKeyboard('Ana Weber');
  await asksFor('Company');
  await page.keyboard.press('Backspace');
  await asksFor('Email');
  await takeByKeyboard('ana@weber.example');
  await asksFor('Phone');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await picker().waitFor({ state: 'detached' });
  await panel.bringToFront();
  await leadSays({ Name: 'Ana Weber', Email: 'ana@weber.example', Company: '', Phone: '' });
});

it('every other page of the site is read without pointing again, as text', async () => {
  await pointByMouse();
  await leadSays(ANA);
  await page.goto(`${site.url}/contacts/8`);
  await button(panel, 'Write a brief for this page').click();
  await leadSays({
    Name: '<img src=x onerror="document.title=1">',
    Company: 'Ode Mills',
    Email: 'ben@ode.example',
    Phone: '',
  });
  await expect.poll(() => panel.locator('main img').count()).toBe(0);
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
  await leadSays({ Name: 'Cem Aydin', Email: 'cem@aydin.example' });
});

it('pointing again changes what is read, and forgetting ends it', async () => {
  await pointByMouse();
  await leadSays(ANA);
  await startPointing();
  await page.locator('[data-field=company]').click();
  await picker().getByRole('button', { name: 'Stop' }).click();
  await panel.bringToFront();
  await leadSays({ ...ANA, Name: 'Weber Logistik' });
  await button(panel, 'Forget fields').click();
  await leadSays({ Name: '', Company: '', Email: '', Phone: '' });
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
  await field('Job title').fill('Head of logistics');
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
  await panel.getByRole('button', { name: 'Pick fields' }).click();
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
  for (const [at, name] of ['Name', 'Company', 'Email', 'Phone'].entries()) {
    await expect.poll(asks).toContain(`Pick the field: ${name}`);
    const { x = 0, y = 0, width = 0, height = 0 } = places[at] ?? {};
    await page.mouse.click(x + width / 2, y + height / 2);
  }
  await expect.poll(asks).toBeUndefined();
  await panel.bringToFront();
  await leadSays(ANA);
});

/** Opens a page of the site, and the form of a brief for it. */
async function openPage(path: string): Promise<void> {
  await page.bringToFront();
  await page.goto(site.url + path);
  await panel.bringToFront();
  await button(panel, 'Write a brief for this page').click();
}

it('facts in shadow roots are pointed at with the mouse, and read on the site’s other pages', async () => {
  await openPage('/components/7');
  await startPointing();
  await page.locator('crm-app h1').click();
  await asksFor('Company');
  await page.getByText('Weber Logistik').click();
  await asksFor('Email');
  await page.locator('crm-value a').click();
  await asksFor('Phone');
  await page.getByLabel('Phone').click();
  await picker().waitFor({ state: 'detached' });
  await panel.bringToFront();
  await leadSays(ANA);
  await openPage('/components/8');
  await leadSays({
    Name: '<img src=x onerror="document.title=1">',
    Company: 'Ode Mills',
    Email: 'ben@ode.example',
    // Its row is another one here, for there is no fax.
    Phone: '',
  });
  await page.evaluate(() => {
    const row = document.querySelector('crm-app')?.shadowRoot?.querySelector('crm-row');
    const field = row?.shadowRoot?.querySelector('input');
    if (field) field.value = '+49 30 9';
    field?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await leadSays({ Phone: '+49 30 9' });
});

it('and by keyboard', async () => {
  await openPage('/components/7');
  await startPointing();
  await takeByKeyboard('Ana Weber');
  await asksFor('Company');
  await takeByKeyboard('Weber Logistik');
  await asksFor('Email');
  await takeByKeyboard('ana@weber.example');
  await asksFor('Phone');
  await takeByKeyboard('+49 30 1234567');
  await picker().waitFor({ state: 'detached' });
  await panel.bringToFront();
  await leadSays(ANA);
});

it.each(['/frame/', '/frames/'])(
  'facts in frames of the site itself are pointed at and read again: %s',
  async (path) => {
    await openPage(`${path}7`);
    let inner = page.frameLocator('iframe');
    if (path === '/frames/') inner = inner.frameLocator('iframe');
    await inner.locator('h1').waitFor();
    await startPointing();
    await inner.locator('h1 a').click();
    await asksFor('Company');
    // The frame around what is pointed at is drawn where it stands.
    await inner.locator('[data-field=company]').hover();
    const shown = picker().page().locator('baton-picker .frame');
    const there = await inner.locator('[data-field=company]').boundingBox();
    await expect
      .poll(async () => {
        const box = await shown.boundingBox();
        return Math.abs((box?.x ?? 0) - (there?.x ?? 0) + 4) < 1.5;
      })
      .toBe(true);
    await inner.locator('[data-field=company]').click();
    await asksFor('Email');
    await takeByKeyboard('ana@weber.example');
    await asksFor('Phone');
    await inner.locator('input').click();
    await picker().waitFor({ state: 'detached' });
    await panel.bringToFront();
    await leadSays(ANA);
    await openPage(`${path}8`);
    await leadSays({ Company: 'Ode Mills', Email: 'ben@ode.example', Phone: '' });
  },
);

it('where nothing can be pointed at, the bar says why, by mouse and by keyboard', async () => {
  await openPage('/blind/7');
  await startPointing();
  const says = (words: RegExp) => picker().getByText(words).first().waitFor();
  await page.locator('canvas').click();
  await says(/This is an image/);
  await page.locator('crm-closed').click();
  await says(/keeps this part closed/);
  await page.frameLocator('iframe').locator('h1').click();
  await says(/another site/);
  // The press took the keyboard into that frame, and the picker has it back.
  await page.keyboard.press('Tab');
  await picker().locator('.preview').getByText('Ana Weber', { exact: true }).waitFor();
  for (const reason of [/This is an image/, /keeps this part closed/, /another site/]) {
    await page.keyboard.press('Tab');
    await picker().locator('.preview').getByText(reason).waitFor();
  }
  await page.keyboard.press('Enter');
  await picker()
    .getByRole('alert')
    .getByText(/another site/)
    .waitFor();
  await page.keyboard.press('Escape');
  await picker().waitFor({ state: 'detached' });
});

/** Changes the page as the browser's own translation does: texts are others, and stand in wraps. */
async function translatePage(words: Record<string, string>): Promise<void> {
  await page.evaluate((translated) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const all: Text[] = [];
    while (texts.nextNode()) if (texts.currentNode instanceof Text) all.push(texts.currentNode);
    for (const text of all.filter(({ data }) => data.trim() !== '')) {
      const wrap = () => document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
      const [outer, inner] = [wrap(), wrap()];
      text.replaceWith(outer);
      outer.append(inner);
      inner.append(translated[text.data.trim()] ?? text.data);
    }
    document.documentElement.className = 'translated-ltr';
  }, words);
}
const SPANISH = { 'E-mail:': 'Correo electrónico:', Phone: 'Teléfono' };

it('what was pointed at is read from a page that the browser has translated', async () => {
  await pointByMouse();
  await leadSays(ANA);
  await translatePage(SPANISH);
  await page.evaluate(() => document.querySelector('dd a')?.replaceChildren('ana@neu.example'));
  await leadSays({ ...ANA, Email: 'ana@neu.example' });
  await expect.poll(() => panel.getByText(/Not found on this page/).count()).toBe(0);
});

it('what was pointed at on a translated page is read from the original', async () => {
  await translatePage(SPANISH);
  await pointByMouse();
  await leadSays(ANA);
  await openPage('/contacts/8');
  await leadSays({ Company: 'Ode Mills', Email: 'ben@ode.example', Phone: '' });
});

it('a fact whose place is no more on the page is named, and what was read stays', async () => {
  await pointByMouse();
  await leadSays(ANA);
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('dl, label, input')) one.remove();
  });
  await panel.getByText('Not found on this page: Email, Phone. Baton keeps').waitFor();
  await leadSays(ANA);
});

it('an address and a number are taken out of the words around them', async () => {
  await page.evaluate(() => {
    document.querySelector('dl')?.replaceWith(
      Object.assign(document.createElement('p'), {
        id: 'reach',
        textContent: 'E: ana@weber.example (work) · Tel. +49 30 1234567 · Mobile +49 171 7654321',
      }),
    );
  });
  await startPointing();
  for (const name of ['Company', 'Email']) {
    await page.keyboard.press('Backspace');
    await asksFor(name);
  }
  await page.locator('#reach').hover();
  await picker().locator('.preview').getByText('ana@weber.example', { exact: true }).waitFor();
  await page.locator('#reach').click();
  await asksFor('Phone');
  await page.locator('#reach').click();
  await panel.bringToFront();
  await leadSays({ Email: 'ana@weber.example', Phone: '+49 30 1234567' });
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
