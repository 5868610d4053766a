import { expect, it } from 'vitest';
import { createPlaceReader, type PlaceDeps } from '@/lib/background/sites/place-reader';
import { adapterById } from '@/lib/crm/registry';

const CRM = 'https://crm.example';
const OWN = 'chrome-extension://baton';
const WINDOW = 1;
const record = { origin: CRM, type: 'leads', id: '7' };
const leadUrl = adapterById('rest')?.recordUrl(record) ?? '';
const contract = adapterById('rest')?.markers ?? [];

const aTab = (with_: object = {}) => ({ id: 3, active: true, lastAccessed: 10, ...with_ });

function aReader(with_: Partial<PlaceDeps> = {}, sites = [{ origin: CRM, adapter: 'rest' }]) {
  return createPlaceReader({
    locate: (adapter, url) => Promise.resolve(adapter.locate(url)),
    sites: { all: () => Promise.resolve(sites) },
    tabsOfWindow: () => Promise.resolve([aTab({ url: leadUrl })]),
    readSeen: () => Promise.resolve(undefined),
    probe: () => Promise.resolve(undefined),
    ownOrigin: OWN,
    ...with_,
  });
}
const tabs = (...some: object[]) => ({
  tabsOfWindow: () => Promise.resolve(some.map(aTab)),
});

it('a record of a CRM that is on is shown as that record', async () => {
  expect(await aReader().read(WINDOW)).toEqual({
    kind: 'record',
    tabId: 3,
    origin: CRM,
    adapterId: 'rest',
    crmName: 'your CRM',
    record,
    recordUrl: leadUrl,
    note: { format: 'text', length: 30_000 },
    fileBytes: 5_000_000,
  });
});

it('of a CRM that may hide what was given away it is told so', async () => {
  const lead = { origin: 'https://acme.odoo.com', type: 'crm.lead', id: '7' };
  const sites = [{ origin: lead.origin, adapter: 'odoo' }];
  const url = adapterById('odoo')?.recordUrl(lead) ?? '';
  const place = await aReader(tabs({ url }), sites).read(WINDOW);
  expect(place).toMatchObject({ kind: 'record', mayHide: true });
});

it('another page of that CRM is shown as the CRM, with its address', async () => {
  const place = await aReader(tabs({ url: `${CRM}/tasks/1` })).read(WINDOW);
  expect(place).toMatchObject({ kind: 'site', url: `${CRM}/tasks/1` });
});

it.each<[string, string, Partial<PlaceDeps>, boolean]>([
  ['a record of a CRM that is on', leadUrl, {}, true],
  ['another page of it', `${CRM}/tasks/1`, {}, false],
  ['a record of a site that is not on', 'https://other.example/leads/7', {}, false],
  ['no address', 'nonsense', {}, false],
  [
    'a page of that origin that is not the CRM',
    leadUrl,
    { readSeen: () => Promise.resolve({ url: leadUrl, markers: [] }) },
    false,
  ],
])('whether the adapter reads it: %s', async (_, url, with_, isRecord) => {
  expect(await aReader(with_).isRecord(3, url)).toBe(isRecord);
});

it('a page of that origin that is not the CRM has no record, whatever its address', async () => {
  const seen = { url: leadUrl, markers: [] };
  const place = await aReader({ readSeen: () => Promise.resolve(seen) }).read(WINDOW);
  expect(place.kind).toBe('site');
});

it('a known CRM that is not on is offered', async () => {
  const probe = () => Promise.resolve({ url: leadUrl, markers: contract });
  expect(await aReader({ probe }, []).read(WINDOW)).toEqual({
    kind: 'offer',
    tabId: 3,
    origin: CRM,
    adapterId: 'rest',
    crmName: 'your CRM',
  });
});

it('a page that may be seen and is no CRM is a page', async () => {
  const probe = () => Promise.resolve({ url: leadUrl, markers: [] });
  expect(await aReader({ probe }, []).read(WINDOW)).toEqual({
    kind: 'page',
    tabId: 3,
    origin: CRM,
    url: leadUrl,
  });
});

it.each([
  ['a page that Baton may not see', {}],
  ['a page of the browser', { url: 'chrome://settings/' }],
  ['a local file', { url: 'file:///leads/7' }],
])('%s is hidden', async (_, tab) => {
  expect(await aReader(tabs(tab)).read(WINDOW)).toEqual({ kind: 'hidden' });
});

it('the panel in a tab follows the CRM tab that was used last', async () => {
  const reader = aReader(
    tabs(
      { id: 1, url: `${OWN}/sidepanel.html` },
      { id: 2, active: false, lastAccessed: 9, url: 'https://news.example/' },
      { id: 3, active: false, lastAccessed: 8, url: leadUrl },
      { id: 4, active: false, lastAccessed: 7, url: `${CRM}/leads/1` },
    ),
  );
  expect(await reader.read(WINDOW, 1)).toMatchObject({ kind: 'record', tabId: 3 });
});

it('a CRM that is offered says what the browser has to allow, where that is more than the site', async () => {
  const origin = 'https://acme.lightning.force.com';
  const probe = () => Promise.resolve({ url: `${origin}/`, markers: [] });
  const place = await aReader({ probe, ...tabs({ url: `${origin}/` }) }, []).read(WINDOW);
  expect(place).toMatchObject({
    kind: 'offer',
    needs: { origins: [origin, 'https://acme.my.salesforce.com'], cookies: true },
  });
});

it('a record of a CRM that is on has a place though no tab shows it, and none where it is off', async () => {
  expect(await aReader(tabs()).of(record)).toMatchObject({
    ...{ kind: 'record', tabId: -1, record, note: { format: 'text', length: 30_000 } },
  });
  expect(await aReader(tabs(), []).of(record)).toEqual({ kind: 'hidden' });
});
