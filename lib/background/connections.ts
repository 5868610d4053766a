import type { CrmAdapter, RecordRef } from '@/lib/crm/adapter';
import { createCrmHttp } from '@/lib/crm/client';
import type { Carrier } from '@/lib/crm/http';
import { createServerClock } from '@/lib/crm/server-clock';
import { adapterById } from '@/lib/crm/registry';
import { withToken } from '@/lib/crm/token-carrier';
import type { SessionIn } from '@/lib/platform/carriers/worker-carrier';
import { originOf } from '@/lib/platform/tabs';
import type { Connection } from '@/lib/sync/connection';
import type { SitesOn } from './sites-on';

export interface ConnectionParts {
  readonly sites: Pick<SitesOn, 'find'>;
  readonly pageCarrier: (origin: string) => Carrier;
  readonly workerCarrier: (session: SessionIn) => Carrier;
  /** The token that the user gave for the CRM at an origin. */
  readonly readToken: (origin: string) => Promise<string | undefined>;
  /** UTC, ms. */
  readonly now: () => number;
}

/** A connection that also knows how far this device's clock is ahead of the CRM's (ms), if it is off. */
export interface TimedConnection extends Connection {
  readonly clockAhead: () => number | undefined;
}

/** Gives the way to talk to the CRM of an origin, or `undefined` where Baton is not on for it. */
export function createConnections(parts: ConnectionParts) {
  const { sites, pageCarrier, now } = parts;

  /** `token` is one that is tried out; else it is the one that was kept. */
  const to = async (origin: string, token?: string): Promise<TimedConnection | undefined> => {
    const site = await sites.find(origin);
    const adapter = site && adapterById(site.adapter);
    if (!adapter) return undefined;
    const readToken = () =>
      token === undefined ? parts.readToken(origin) : Promise.resolve(token);
    const api = adapter.apiOrigin?.(origin) ?? origin;
    const carrier =
      adapter.carrier === 'page' ? pageCarrier(origin) : workerFor(adapter, api === origin);
    const clock = createServerClock(
      adapter.token ? withToken(carrier, adapter.token, readToken) : carrier,
      now,
    );
    const http = createCrmHttp(api, clock.carrier, now, {
      errorOf: adapter.errorOf?.bind(adapter),
      byToken: adapter.token !== undefined,
    });
    const session = adapter.connect(origin, http, createCrmHttp(origin, pageCarrier(origin), now));
    return { adapter, session, clockAhead: clock.ahead };
  };

  function workerFor({ token, readsCookies }: CrmAdapter, isOwnOrigin: boolean): Carrier {
    const byCookies = isOwnOrigin && !token && !readsCookies;
    return parts.workerCarrier(byCookies ? 'cookies' : 'header');
  }

  return {
    to,
    /** The record that the address shows, where that is one of a CRM that is on. */
    async recordAt(url: string | undefined): Promise<RecordRef | undefined> {
      const origin = url === undefined ? undefined : originOf(url);
      if (url === undefined || origin === undefined) return undefined;
      const site = await sites.find(origin);
      const record = site && adapterById(site.adapter)?.locate(url);
      return record?.origin === origin ? record : undefined;
    },
  };
}
export type Connections = ReturnType<typeof createConnections>;
