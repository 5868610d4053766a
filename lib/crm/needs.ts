import type { CrmAdapter } from './adapter';

/** What the browser has to allow before Baton can work with the CRM at an origin. */
export interface SiteNeeds {
  /** The CRM's own origin first, then its API's, where that is another one. */
  readonly origins: readonly string[];
  readonly cookies: boolean;
}

/** Returns what a CRM at `origin` needs; no more than the origin where its adapter is not known. */
export function needsOf(adapter: CrmAdapter | undefined, origin: string): SiteNeeds {
  const api = adapter?.apiOrigin?.(origin) ?? origin;
  return {
    origins: api === origin ? [origin] : [origin, api],
    cookies: adapter?.readsCookies ?? false,
  };
}

/** Returns what is needed for the one and for none of the others. */
export function needsBeyond(needs: SiteNeeds, others: readonly SiteNeeds[]): SiteNeeds {
  const still = new Set(others.flatMap(({ origins }) => origins));
  return {
    origins: needs.origins.filter((origin) => !still.has(origin)),
    cookies: needs.cookies && !others.some(({ cookies }) => cookies),
  };
}
