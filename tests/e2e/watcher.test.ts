import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CrmBrowser, openCrmBrowser } from './crm-browser';

let browser: CrmBrowser;
let page: Page;
beforeAll(async () => {
  browser = await openCrmBrowser('sam');
  await browser.turnOn();
  page = await browser.context.newPage();
});
afterAll(() => browser.close());
beforeEach(async () => {
  await page.goto(lead(1042));
  await seen(lead(1042));
});

const lead = (id: number) => `${browser.crm.url}/leads/${id}`;

/** The address that the watcher last told of the tab, as the background keeps it. */
function lastSeen(): Promise<string | undefined> {
  return browser.own.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { session: { get(): Promise<Record<string, { url?: string }>> } } };
    };
    const tabs = Object.entries(await chrome.storage.session.get());
    return tabs.find(([key]) => /^seen:\d/.test(key))?.[1].url;
  });
}
const seen = (url: string) => expect.poll(lastSeen).toBe(url);

describe('the watcher sees every navigation that the page commits', () => {
  it('a pushed address', async () => {
    await page.evaluate((url) => history.pushState(null, '', url), lead(1041));
    await seen(lead(1041));
  });

  it('a replaced address', async () => {
    await page.evaluate((url) => history.replaceState(null, '', url), lead(1040));
    await seen(lead(1040));
  });

  it('a changed hash', async () => {
    await page.evaluate(() => {
      location.hash = 'notes';
    });
    await seen(`${lead(1042)}#notes`);
  });

  it('back and forward', async () => {
    await page.evaluate((url) => history.pushState(null, '', url), lead(1041));
    await seen(lead(1041));
    await page.evaluate(() => history.back());
    await seen(lead(1042));
    await page.evaluate(() => history.forward());
    await seen(lead(1041));
  });

  it('a page that comes back from the browser’s memory', async () => {
    await page.goto(`${browser.crm.url}/leads`);
    await seen(`${browser.crm.url}/leads`);
    await page.goBack();
    await seen(lead(1042));
  });
});

it('the watcher does not see a navigation that the page cancels', async () => {
  await page.evaluate(
    ([cancelled, next]) => {
      const cancel = (event: Event) => event.preventDefault();
      navigation.addEventListener('navigate', cancel, { once: true });
      try {
        history.pushState(null, '', cancelled);
      } catch {
        // The browser tells the page that its own navigation was cancelled.
      }
      history.pushState(null, '', next);
    },
    [lead(1039), lead(1038)] as const,
  );
  await seen(lead(1038));
  const visited = browser.crm.requests().filter(({ path }) => path.includes('/leads/1039'));
  expect(visited).toEqual([]);
});

it('the page’s record is told to the panel, with the CRM recognised', async () => {
  await expect
    .poll(browser.place)
    .toMatchObject({ kind: 'record', record: { type: 'leads', id: '1042' } });
});

it('a watcher that a reload of Baton left behind falls silent', async () => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const gone = new Promise((resolve) => browser.own.once('close', resolve));
  await browser.own
    .evaluate(() => {
      const { chrome } = globalThis as unknown as { chrome: { runtime: { reload(): void } } };
      chrome.runtime.reload();
    })
    .catch(() => undefined);
  await gone;
  for (const id of [1037, 1036]) {
    await page.evaluate((url) => history.pushState(null, '', url), lead(id));
  }
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(complaints).toEqual([]);
});
