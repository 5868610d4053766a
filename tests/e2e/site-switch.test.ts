import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CrmBrowser, openCrmBrowser } from './crm-browser';

let browser: CrmBrowser;
beforeAll(async () => {
  browser = await openCrmBrowser('sam');
});
afterAll(() => browser.close());

interface ExtensionScope {
  chrome: {
    scripting: { getRegisteredContentScripts(): Promise<{ id: string; matches: string[] }[]> };
    permissions: { getAll(): Promise<{ origins: string[] }> };
  };
}

const state = () =>
  browser.own.evaluate(async () => {
    const { chrome } = globalThis as unknown as ExtensionScope;
    const scripts = await chrome.scripting.getRegisteredContentScripts();
    const { origins } = await chrome.permissions.getAll();
    return { watched: scripts.flatMap(({ matches }) => matches), allowed: origins };
  });

it('Baton watches no site before one is turned on', async () => {
  await expect.poll(() => state()).toEqual({ watched: [], allowed: [] });
});

it('turning a site on without the permission does nothing and says so', async () => {
  const reply = await browser.tell('site/on', { origin: browser.crm.url, adapter: 'rest' });
  expect(reply).toEqual({ ok: false, error: { code: 'no-permission' } });
});

it('turning a site on gives Baton that origin alone', async () => {
  await browser.turnOn();
  const pattern = `${browser.crm.url}/*`;
  await expect.poll(() => state()).toEqual({ watched: [pattern], allowed: [pattern] });
});

it('turning it off takes registration and permission away', async () => {
  await browser.tell('site/off', { origin: browser.crm.url });
  await expect.poll(() => state()).toEqual({ watched: [], allowed: [] });
});
