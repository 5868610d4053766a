import type { SiteNeeds } from '@/lib/crm/needs';
import type { Problem } from '@/lib/messaging/reply';
import type { Panel } from '../panel';

export type TurnedOn =
  | { readonly ok: true }
  /** The user said no to the browser's question. */
  | { readonly ok: false; readonly reason: 'declined' }
  | { readonly ok: false; readonly reason: 'problem'; readonly problem: Problem };

/** A CRM that Baton knows, at an origin. */
export interface CrmSite {
  readonly origin: string;
  readonly adapterId: string;
  /** What the browser must allow, where that is more than the origin. */
  readonly needs?: SiteNeeds;
}

/** Turns Baton on for a site. To be called first thing in a click, for the browser's question. */
export async function turnOn({ deps }: Panel, site: CrmSite): Promise<TurnedOn> {
  const allowed = await deps.sites.request(
    site.needs ?? { origins: [site.origin], cookies: false },
  );
  if (!allowed) return { ok: false, reason: 'declined' };
  const reply = await deps.send('site/on', { origin: site.origin, adapter: site.adapterId });
  return reply.ok ? { ok: true } : { ok: false, reason: 'problem', problem: reply.error };
}
