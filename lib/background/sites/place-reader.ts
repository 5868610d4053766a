import type { CrmAdapter, PageSigns, RecordRef } from '@/lib/crm/adapter';
import { needsOf } from '@/lib/crm/needs';
import { adapterById, MARKERS, recognise } from '@/lib/crm/registry';
import type { Place } from '@/lib/messaging/place';
import { originOf, type TabView } from '@/lib/platform/tabs';
import type { ConnectedSites } from './connected-sites';

export interface PlaceDeps {
  readonly sites: Pick<ConnectedSites, 'all'>;
  readonly tabsOfWindow: (windowId: number) => Promise<readonly TabView[]>;
  readonly readSeen: (tabId: number) => Promise<PageSigns | undefined>;
  /** The record that an address shows. */
  readonly locate: (adapter: CrmAdapter, url: string) => Promise<RecordRef | undefined>;
  /** Looks into the page; `undefined` where Baton may not. */
  readonly probe: (tabId: number, selectors: readonly string[]) => Promise<PageSigns | undefined>;
  /** The origin of our own extension pages. */
  readonly ownOrigin: string;
}

const HIDDEN: Place = { kind: 'hidden' };
/** What the browser gives no tab. */
const NO_TAB = -1;

/** Works out what a window shows, from its tabs and what the adapters say of their addresses. */
export function createPlaceReader(deps: PlaceDeps) {
  /** `ownTabId` is the panel's own tab, where it is open as one: that is not what is shown. */
  async function read(windowId: number, ownTabId?: number): Promise<Place> {
    const [sites, all] = await Promise.all([deps.sites.all(), deps.tabsOfWindow(windowId)]);
    const isOn = ({ url }: TabView) =>
      url !== undefined && sites.some(({ origin }) => origin === originOf(url));
    const tabs = all.filter((tab) => tab.id !== ownTabId && !tab.url?.startsWith(deps.ownOrigin));
    const recent = tabs.toSorted((one, other) => other.lastAccessed - one.lastAccessed);
    const tab = tabs.find(({ active }) => active) ?? recent.find(isOn) ?? recent[0];
    const origin = tab?.url === undefined ? undefined : originOf(tab.url);
    if (tab?.url === undefined || origin === undefined) return HIDDEN;
    const site = sites.find((one) => one.origin === origin);
    const adapter = site && adapterById(site.adapter);
    return adapter
      ? placeOn(adapter, tab.id, origin, tab.url)
      : placeNotOn(tab.id, origin, tab.url);
  }

  async function placeOn(
    adapter: CrmAdapter,
    tabId: number,
    origin: string,
    url: string,
  ): Promise<Place> {
    const crm = crmAt(adapter, tabId, origin);
    const record = await recordIn(adapter, tabId, url);
    if (record?.origin !== origin) return { kind: 'site', ...crm, url };
    return placeOfRecord(adapter, tabId, record);
  }

  /** The place of a record of a CRM that is on, though no tab shows it. */
  async function of(record: RecordRef): Promise<Place> {
    const site = (await deps.sites.all()).find(({ origin }) => origin === record.origin);
    const adapter = site && adapterById(site.adapter);
    return adapter ? placeOfRecord(adapter, NO_TAB, record) : HIDDEN;
  }

  async function recordIn(adapter: CrmAdapter, tabId: number, url: string) {
    const seen = await deps.readSeen(tabId);
    const isOtherPage = seen?.url === url && !adapter.recognise(seen);
    return isOtherPage ? undefined : deps.locate(adapter, url);
  }

  /** Tells whether an address in a tab shows a record that the adapter of a site that is on reads itself. */
  async function isRecord(tabId: number, url: string): Promise<boolean> {
    const origin = originOf(url);
    const site = (await deps.sites.all()).find((one) => one.origin === origin);
    const adapter = site && adapterById(site.adapter);
    return adapter !== undefined && (await recordIn(adapter, tabId, url))?.origin === origin;
  }

  async function placeNotOn(tabId: number, origin: string, url: string): Promise<Place> {
    const signs = await deps.probe(tabId, MARKERS);
    const adapter = signs && recognise(signs);
    if (!adapter) return { kind: 'page', tabId, origin, url };
    return { kind: 'offer', ...crmAt(adapter, tabId, origin) };
  }

  return { read, of, isRecord };
}

/** The record, and what the CRM takes. */
function placeOfRecord(adapter: CrmAdapter, tabId: number, record: RecordRef): Place {
  const { noteLength: length, noteFormat: format, fileBytes, mayHide } = adapter.limits;
  return {
    kind: 'record',
    ...crmAt(adapter, tabId, record.origin),
    record,
    recordUrl: adapter.recordUrl(record),
    note: { length, format },
    ...(fileBytes === undefined ? {} : { fileBytes }),
    ...(mayHide && { mayHide }),
  };
}

/** What every place at a CRM says of it; the needs only where they are more than the origin itself. */
function crmAt(adapter: CrmAdapter, tabId: number, origin: string) {
  const { origins, cookies } = needsOf(adapter, origin);
  const crm = { tabId, origin, adapterId: adapter.id, crmName: adapter.name };
  const isMore = origins.length > 1 || cookies;
  return isMore ? { ...crm, needs: { origins: [...origins], cookies } } : crm;
}
