import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSiteAccess } from '@/lib/background/sites/site-access';
import { createConnectedSites } from '@/lib/background/sites/connected-sites';
import type { SiteNeeds } from '@/lib/crm/needs';
import { changeSite, readSites, type Site } from '@/lib/platform/storage/sites';

const CRM = 'https://crm.example';

/** A browser's permissions, registrations and tabs, as far as the switch touches them. */
function aBrowser() {
  const permitted = new Set<string>();
  const registered = new Set<string>();
  const injected: number[] = [];
  const refreshed: string[] = [];
  const forgotten: string[] = [];
  const parts = {
    ...{ readSites, changeSite },
    isAllowed: ({ origins }: SiteNeeds) =>
      Promise.resolve(origins.every((origin) => permitted.has(origin))),
    giveBack: ({ origins }: SiteNeeds) => {
      for (const origin of origins) permitted.delete(origin);
      return Promise.resolve(true);
    },
    forgetToken: (origin: string) => Promise.resolve(void forgotten.push(origin)),
    scripts: {
      registered: () => Promise.resolve([...registered]),
      register: (origin: string) =>
        registered.has(origin)
          ? Promise.reject(new Error('Duplicate script ID'))
          : Promise.resolve(void registered.add(origin)),
      unregister: (origin: string) => Promise.resolve(void registered.delete(origin)),
    },
    tabsOf: () => Promise.resolve([5]),
    injectWatcher: (tabId: number) => Promise.resolve(void injected.push(tabId)),
    refreshCards: () => Promise.resolve(void refreshed.push('all')),
    exclusively: <Value>(name: string, work: () => Promise<Value>) =>
      navigator.locks.request(name, work),
  };
  const on = createConnectedSites(parts);
  return {
    permitted,
    registered,
    injected,
    refreshed,
    forgotten,
    putSite: (site: Site) => changeSite(site.origin, () => site),
    parts,
    sites: on,
    switch: createSiteAccess({ ...parts, sites: on }),
  };
}

let browser: ReturnType<typeof aBrowser>;
beforeEach(() => {
  fakeBrowser.reset();
  browser = aBrowser();
});

it('turning on registers the watcher and starts it in the pages that are open', async () => {
  browser.permitted.add(CRM);
  expect(await browser.switch.turnOn(CRM, 'rest')).toEqual({ ok: true, value: undefined });
  expect([...browser.registered]).toEqual([CRM]);
  expect(browser.injected).toContain(5);
});

it('turning on without the browser’s permission turns nothing on, and says so', async () => {
  expect(await browser.switch.turnOn(CRM, 'rest')).toEqual({
    ok: false,
    error: { code: 'no-permission' },
  });
  expect(await browser.sites.all()).toEqual([]);
});

it('turning on a CRM that this Baton does not know is refused', async () => {
  browser.permitted.add(CRM);
  expect(await browser.switch.turnOn(CRM, 'abacus')).toEqual({
    ok: false,
    error: { code: 'refused' },
  });
});

it('turning off removes the registration, the permission and the cards', async () => {
  browser.permitted.add(CRM);
  await browser.switch.turnOn(CRM, 'rest');
  await browser.switch.turnOff(CRM);
  expect([...browser.registered, ...browser.permitted]).toEqual([]);
  expect(browser.refreshed).toEqual(['all']);
});

it('turning off forgets the token of the site', async () => {
  browser.permitted.add(CRM);
  await browser.switch.turnOn(CRM, 'rest');
  await browser.switch.turnOff(CRM);
  expect(browser.forgotten).toEqual([CRM]);
});

it('a permission that was given in the browser alone does not turn a site on', async () => {
  browser.permitted.add(CRM);
  await browser.switch.reconcile();
  expect([...browser.registered]).toEqual([]);
});

it('a site whose permission was taken away is off until it comes back', async () => {
  browser.permitted.add(CRM);
  await browser.switch.turnOn(CRM, 'rest');
  browser.permitted.delete(CRM);
  await browser.switch.reconcile();
  expect([...browser.registered]).toEqual([]);
  browser.permitted.add(CRM);
  await browser.switch.reconcile();
  expect([...browser.registered]).toEqual([CRM]);
});

it('registrations that an update of Baton took away come back at its start', async () => {
  browser.permitted.add(CRM);
  await browser.switch.turnOn(CRM, 'rest');
  browser.registered.clear();
  await browser.switch.freshStart();
  expect([...browser.registered]).toEqual([CRM]);
});

it('two reasons to reconcile at once register once', async () => {
  browser.permitted.add(CRM);
  await browser.switch.turnOn(CRM, 'rest');
  browser.registered.clear();
  await Promise.all([browser.switch.reconcile(), browser.switch.freshStart()]);
  expect([...browser.registered]).toEqual([CRM]);
});

describe('a CRM whose API is on another host', () => {
  const [ACME, OTHER] = ['https://acme.pipedrive.com', 'https://other.pipedrive.com'];
  const API = 'https://api.pipedrive.com';

  it('is not on while the browser allows only one of the two', async () => {
    browser.permitted.add(ACME);
    expect((await browser.switch.turnOn(ACME, 'pipedrive')).ok).toBe(false);
    browser.permitted.add(API);
    expect((await browser.switch.turnOn(ACME, 'pipedrive')).ok).toBe(true);
    browser.permitted.delete(API);
    expect(await browser.sites.find(ACME)).toBeUndefined();
  });

  it('gives both back when it is turned off', async () => {
    for (const origin of [ACME, API]) browser.permitted.add(origin);
    await browser.switch.turnOn(ACME, 'pipedrive');
    await browser.switch.turnOff(ACME);
    expect([...browser.permitted]).toEqual([]);
  });

  it('keeps the API for another site that needs it', async () => {
    for (const origin of [ACME, OTHER, API]) browser.permitted.add(origin);
    await browser.switch.turnOn(ACME, 'pipedrive');
    await browser.switch.turnOn(OTHER, 'pipedrive');
    await browser.switch.turnOff(ACME);
    expect([...browser.permitted].sort()).toEqual([API, OTHER].sort());
    expect((await browser.sites.all()).map(({ origin }) => origin)).toEqual([OTHER]);
  });

  it('says that it wants a token, and does not forget that one is kept when turned on again', async () => {
    for (const origin of [ACME, API]) browser.permitted.add(origin);
    await browser.switch.turnOn(ACME, 'pipedrive');
    const site = await browser.sites.find(ACME);
    expect(site?.token).toEqual({ help: 'tokenHelp_pipedrive', isKept: false });
    await browser.putSite({
      origin: ACME,
      adapter: 'pipedrive',
      token: { help: 'x', isKept: true },
    });
    await browser.switch.turnOn(ACME, 'pipedrive');
    expect((await browser.sites.find(ACME))?.token?.isKept).toBe(true);
  });
});

describe('who is signed in', () => {
  const SAM = { id: '11', name: 'Sam Okafor' };
  const BEA = { id: '12', name: 'Bea Lindqvist' };
  const OTHER = 'https://other.example';

  async function turnedOn(...origins: string[]) {
    for (const origin of origins) {
      browser.permitted.add(origin);
      await browser.switch.turnOn(origin, 'rest');
    }
  }

  it('is learned at two CRMs at once, and neither is lost', async () => {
    await turnedOn(CRM, OTHER);
    await Promise.all([browser.sites.setMe(CRM, SAM), browser.sites.setMe(OTHER, BEA)]);
    const sites = await browser.sites.all();
    expect(sites.map(({ origin, me }) => [origin, me])).toEqual([
      [CRM, SAM],
      [OTHER, BEA],
    ]);
  });

  it('does not turn a site on again that is turned off while Baton asks who it is', async () => {
    await turnedOn(CRM);
    const asked = Promise.withResolvers<undefined>();
    const answered = Promise.withResolvers<undefined>();
    const slow = createConnectedSites({
      ...browser.parts,
      isAllowed: async () => {
        asked.resolve(undefined);
        await answered.promise;
        return true;
      },
    });
    const learned = slow.setMe(CRM, SAM);
    await asked.promise;
    await browser.switch.turnOff(CRM);
    answered.resolve(undefined);
    await learned;
    expect(await readSites()).toEqual([]);
  });

  it('is written down where that is news only: no panel looks again for nothing', async () => {
    await turnedOn(CRM);
    await browser.sites.setMe(CRM, { ...SAM, email: 'sam@crm.example' });
    const changes: unknown[] = [];
    fakeBrowser.storage.onChanged.addListener((change) => void changes.push(change));
    await browser.sites.setMe(CRM, { email: 'sam@crm.example', ...SAM });
    expect(changes).toEqual([]);
    await browser.sites.setMe(CRM, BEA);
    expect(changes).toHaveLength(1);
  });
});
