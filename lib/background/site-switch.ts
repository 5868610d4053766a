import { adapterById } from '@/lib/crm/registry';
import type { Reply } from '@/lib/messaging/reply';
import type { Site } from '@/lib/platform/sites';
import type { SitesOn } from './sites-on';

export interface SiteSwitchParts {
  readonly sites: Pick<SitesOn, 'all'>;
  readonly isPermitted: (origin: string) => Promise<boolean>;
  readonly putSite: (site: Site) => Promise<void>;
  readonly dropSite: (origin: string) => Promise<void>;
  readonly giveBack: (origin: string) => Promise<boolean>;
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
export function createSiteSwitch(parts: SiteSwitchParts) {
  const { scripts } = parts;

  async function watchOpenTabs(origin: string): Promise<void> {
    await Promise.all((await parts.tabsOf(origin)).map(parts.injectWatcher));
  }

  /** Registrations vanish on an update, and permissions go in the browser's own settings. */
  const reconcile = (): Promise<void> =>
    parts.exclusively('sites', async () => {
      const wanted = (await parts.sites.all()).map(({ origin }) => origin);
      const registered = await scripts.registered();
      const gone = registered.filter((origin) => !wanted.includes(origin));
      for (const origin of gone) await scripts.unregister(origin);
      for (const origin of wanted.filter((one) => !registered.includes(one))) {
        await scripts.register(origin);
        await watchOpenTabs(origin);
      }
      if (gone.length > 0) await parts.refreshCards();
    });

  return {
    reconcile,
    /** After an install, update or start: pages that are open have no living watcher. */
    async freshStart(): Promise<void> {
      await reconcile();
      const sites = await parts.sites.all();
      await Promise.all(sites.map(({ origin }) => watchOpenTabs(origin)));
    },
    async turnOn(origin: string, adapter: string): Promise<Reply<undefined>> {
      if (!adapterById(adapter)) return { ok: false, error: { code: 'refused' } };
      if (!(await parts.isPermitted(origin))) {
        return { ok: false, error: { code: 'no-permission' } };
      }
      await parts.putSite({ origin, adapter });
      await reconcile();
      // Registered already where the permission came and went: its open pages still wait.
      await watchOpenTabs(origin);
      return { ok: true, value: undefined };
    },
    async turnOff(origin: string): Promise<Reply<undefined>> {
      await parts.dropSite(origin);
      await reconcile();
      await parts.giveBack(origin);
      return { ok: true, value: undefined };
    },
  };
}
export type SiteSwitch = ReturnType<typeof createSiteSwitch>;
