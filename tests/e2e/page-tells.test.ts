import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPageAddress, readPageCookie } from '@/lib/platform/carriers/in-page';
import { type CrmBrowser, openCrmBrowser } from './crm-browser';

let browser: CrmBrowser;
beforeAll(async () => {
  browser = await openCrmBrowser('sam');
});
afterAll(() => browser.close());

it('a page tells its address as the user sees it, and of cookies those that its scripts may read', async () => {
  const page = await browser.context.newPage();
  const address = `${browser.crm.url}/leads/1042#notes`;
  await browser.context.addCookies([
    { name: 'secret', value: 's', url: browser.crm.url, httpOnly: true },
  ]);
  await page.goto(address);
  await page.evaluate(() => {
    document.cookie = 'csrf=a=b%20c';
    document.cookie = 'xcsrf=other';
  });
  expect(await page.evaluate(readPageAddress)).toBe(address);
  expect(await page.evaluate(readPageCookie, 'csrf')).toBe('a=b%20c');
  expect(await page.evaluate(readPageCookie, 'srf')).toBeNull();
  expect(await page.evaluate(readPageCookie, 'secret')).toBeNull();
});
