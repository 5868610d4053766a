import { beforeEach, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { tabsOf, tabsOfWindow, tabUrl } from '@/lib/platform/tabs';

const CRM = 'https://crm.example';
const tab = (id: number, over: object = {}) => ({
  ...{ id, active: false, lastAccessed: id, url: `${CRM}/leads/${id}`, windowId: 1, index: id },
  ...over,
});

/** What the browser has open: the profile's own tabs, and others of the very same CRM. */
const TABS = [
  tab(1),
  tab(2, { cookieStoreId: 'firefox-default', incognito: false }),
  tab(3, { incognito: true }),
  tab(4, { cookieStoreId: 'firefox-private', incognito: true }),
  tab(5, { cookieStoreId: 'firefox-container-2', active: true }),
];

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(browser.tabs, {
    query: () => Promise.resolve(TABS),
    get: (id: number) => Promise.resolve(TABS.find((one) => one.id === id)),
  });
});

it('no request is made in a tab of a private window or of a container', async () => {
  expect(await tabsOf(CRM)).toEqual([2, 1]);
});

it('a private or container tab is not looked at, though it is in front', async () => {
  expect((await tabsOfWindow(1)).map(({ id }) => id)).toEqual([1, 2]);
  expect(await tabUrl(2)).toBe(`${CRM}/leads/2`);
  for (const id of [3, 4, 5]) expect(await tabUrl(id)).toBeUndefined();
});
