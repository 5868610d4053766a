import type { CrmUser } from '@/lib/crm/adapter';
import type { Site } from '@/lib/platform/sites';

export interface SitesOnParts {
  readonly readSites: () => Promise<readonly Site[]>;
  readonly putSite: (site: Site) => Promise<void>;
  readonly isPermitted: (origin: string) => Promise<boolean>;
}

/** The sites that Baton is on for: turned on by the user, and still let in by the browser. */
export interface SitesOn {
  readonly all: () => Promise<Site[]>;
  readonly find: (origin: string) => Promise<Site | undefined>;
  /** Keeps who is signed in at the origin, where that is news. */
  readonly setMe: (origin: string, me: CrmUser) => Promise<void>;
}

export function createSitesOn({ readSites, putSite, isPermitted }: SitesOnParts): SitesOn {
  async function find(origin: string): Promise<Site | undefined> {
    const site = (await readSites()).find((one) => one.origin === origin);
    return site && (await isPermitted(origin)) ? site : undefined;
  }
  return {
    find,
    async all() {
      const sites = await readSites();
      const permitted = await Promise.all(sites.map(({ origin }) => isPermitted(origin)));
      return sites.filter((_, index) => permitted[index]);
    },
    async setMe(origin, me) {
      const site = await find(origin);
      const isNews = site && JSON.stringify(site.me) !== JSON.stringify(me);
      if (isNews) await putSite({ ...site, me });
    },
  };
}
