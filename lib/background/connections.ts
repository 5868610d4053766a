import type { RecordRef } from '@/lib/crm/adapter';
import { createCrmHttp } from '@/lib/crm/client';
import type { Carrier } from '@/lib/crm/http';
import { createServerClock } from '@/lib/crm/server-clock';
import { adapterById } from '@/lib/crm/registry';
import { originOf } from '@/lib/platform/tabs';
import type { Connection } from '@/lib/sync/connection';
import type { SitesOn } from './sites-on';

export interface ConnectionParts {
  readonly sites: Pick<SitesOn, 'find'>;
  readonly pageCarrier: (origin: string) => Carrier;
  readonly workerCarrier: () => Carrier;
  /** UTC, ms. */
  readonly now: () => number;
}

/** A connection that also knows how far this device's clock is ahead of the CRM's (ms), if it is off. */
export interface TimedConnection extends Connection {
  readonly clockAhead: () => number | undefined;
}

/** Gives the way to talk to the CRM of an origin, or `undefined` where Baton is not on for it. */
export function createConnections(parts: ConnectionParts) {
  const { sites, pageCarrier, workerCarrier, now } = parts;
  const to = async (origin: string): Promise<TimedConnection | undefined> => {
    const site = await sites.find(origin);
    const adapter = site && adapterById(site.adapter);
    if (!adapter) return undefined;
    const carrier = adapter.carrier === 'page' ? pageCarrier(origin) : workerCarrier();
    const clock = createServerClock(carrier, now);
    const session = adapter.connect(origin, createCrmHttp(origin, clock.carrier));
    return { adapter, session, clockAhead: clock.ahead };
  };

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
