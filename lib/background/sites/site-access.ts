import type { CrmAdapter } from '@/lib/crm/adapter';
import { needsBeyond, needsOf, type SiteNeeds } from '@/lib/crm/needs';
import { adapterById } from '@/lib/crm/registry';
import type { Reply } from '@/lib/messaging/reply';
import type { changeSite, Site } from '@/lib/platform/storage/sites';
import { needsOfSite, type ConnectedSites } from './connected-sites';

export interface SiteAccessDeps {
  readonly sites: Pick<ConnectedSites, 'all'>;
  readonly readSites: () => Promise<readonly Site[]>;
  readonly isAllowed: (needs: SiteNeeds) => Promise<boolean>;
  readonly changeSite: typeof changeSite;
  readonly giveBack: (needs: SiteNeeds) => Promise<boolean>;
  readonly forgetToken: (origin: string) => Promise<void>;
  readonly scripts: {
    readonly registered: () => Promise<readonly string[]>;
    readonly register: (origin: string) => Promise<void>;
    readonly unregister: (origin: string) => Promise<void>;
  };
  readonly tabsOf: (origin: string) => Promise<readonly number[]>;
  readonly injectWatcher: (tabId: number) => Promise<unknown>;
  /** Makes every card look anew, and so leave pages that it has no business in any more. */
  readonly refreshCards: () => Promise<void>;
  readonly exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
}

/** Turns Baton on and off for single sites and keeps the browser's registrations in step. */
export function createSiteAccess(deps: SiteAccessDeps) {
  const { scripts } = deps;

  async function watchOpenTabs(origin: string): Promise<void> {
    await Promise.all((await deps.tabsOf(origin)).map(deps.injectWatcher));
  }

  /** Registrations vanish on an update, and permissions go in the browser's own settings. */
  const reconcile = (): Promise<void> =>
    deps.exclusively('sites', async () => {
      const wanted = (await deps.sites.all()).map(({ origin }) => origin);
      const registered = await scripts.registered();
      const gone = registered.filter((origin) => !wanted.includes(origin));
      for (const origin of gone) await scripts.unregister(origin);
      for (const origin of wanted.filter((one) => !registered.includes(one))) {
        await scripts.register(origin);
        await watchOpenTabs(origin);
      }
      if (gone.length > 0) await deps.refreshCards();
    });

  /** A site that is turned on again, as after its permission was gone, keeps what is known of it. */
  function siteOf({ id, token }: CrmAdapter, origin: string, before: Site | undefined): Site {
    const isKept = before?.token?.isKept ?? false;
    return { origin, adapter: id, ...(token && { token: { help: token.help, isKept } }) };
  }

  return {
    reconcile,
    /** After an install, update or start: pages that are open have no living watcher. */
    async freshStart(): Promise<void> {
      await reconcile();
      const sites = await deps.sites.all();
      await Promise.all(sites.map(({ origin }) => watchOpenTabs(origin)));
    },
    async turnOn(origin: string, adapterId: string): Promise<Reply<undefined>> {
      const adapter = adapterById(adapterId);
      if (!adapter) return { ok: false, error: { code: 'refused' } };
      if (!(await deps.isAllowed(needsOf(adapter, origin)))) {
        return { ok: false, error: { code: 'no-permission' } };
      }
      await deps.changeSite(origin, (before) => siteOf(adapter, origin, before));
      await reconcile();
      // Registered already where the permission came and went: its open pages still wait.
      await watchOpenTabs(origin);
      return { ok: true, value: undefined };
    },
    async turnOff(origin: string): Promise<Reply<undefined>> {
      const sites = await deps.readSites();
      await deps.changeSite(origin, () => undefined);
      await deps.forgetToken(origin);
      await reconcile();
      const site = sites.find((one) => one.origin === origin) ?? { origin, adapter: '' };
      // Two CRMs of one vendor may share an API: what the other one needs stays.
      const others = sites.filter((one) => one.origin !== origin).map(needsOfSite);
      await deps.giveBack(needsBeyond(needsOfSite(site), others));
      return { ok: true, value: undefined };
    },
  };
}
export type SiteAccess = ReturnType<typeof createSiteAccess>;
