import type { CrmUser } from '@/lib/crm/adapter';
import { needsOf, type SiteNeeds } from '@/lib/crm/needs';
import { adapterById } from '@/lib/crm/registry';
import { personName } from '@/lib/handoff/person';
import type { changeSite, Site } from '@/lib/platform/storage/sites';

export interface ConnectedSitesDeps {
  readonly readSites: () => Promise<readonly Site[]>;
  readonly changeSite: typeof changeSite;
  readonly isAllowed: (needs: SiteNeeds) => Promise<boolean>;
}

/** The sites that Baton is on for: turned on by the user, and still let in by the browser. */
export interface ConnectedSites {
  readonly all: () => Promise<Site[]>;
  readonly find: (origin: string) => Promise<Site | undefined>;
  /** Keeps who is signed in at the origin, where that is news. */
  readonly setMe: (origin: string, me: CrmUser) => Promise<void>;
}

/** What a site needs of the browser, by the CRM that is there. */
export function needsOfSite({ adapter, origin }: Site): SiteNeeds {
  return needsOf(adapterById(adapter), origin);
}

export function createConnectedSites({
  readSites,
  changeSite: change,
  isAllowed,
}: ConnectedSitesDeps): ConnectedSites {
  async function find(origin: string): Promise<Site | undefined> {
    const site = (await readSites()).find((one) => one.origin === origin);
    return site && (await isAllowed(needsOfSite(site))) ? site : undefined;
  }
  return {
    find,
    async all() {
      const sites = await readSites();
      const allowed = await Promise.all(sites.map((site) => isAllowed(needsOfSite(site))));
      return sites.filter((_, index) => allowed[index]);
    },
    async setMe(origin, user) {
      const me = { ...user, name: personName(user.name, user.id) };
      if (!(await find(origin))) return;
      // Whoever turned the site off meanwhile has the last word.
      await change(origin, (site) => (site && !isSame(site.me, me) ? { ...site, me } : site));
    },
  };
}

function isSame(one: CrmUser | undefined, other: CrmUser): boolean {
  const sorted = (user: CrmUser) => JSON.stringify(Object.entries(user).sort());
  return one !== undefined && sorted(one) === sorted(other);
}
