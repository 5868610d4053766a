import type { CrmAdapter, RecordRef } from '@/lib/crm/adapter';
import { createCrmHttp } from '@/lib/crm/client';
import type { CrmResult } from '@/lib/crm/error';
import type { Carrier } from '@/lib/crm/http';
import { createServerClock } from '@/lib/crm/server-clock';
import { adapterById } from '@/lib/crm/registry';
import { withToken } from '@/lib/crm/token-carrier';
import type { SessionIn } from '@/lib/platform/carriers/worker-carrier';
import { originOf } from '@/lib/platform/tabs';
import type { Connection } from '@/lib/sync/connection';
import type { ConnectedSites } from './connected-sites';

export interface ConnectionDeps {
  readonly sites: Pick<ConnectedSites, 'find'>;
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
  /** What kind of record a word of an address stands for, where this CRM can be asked. */
  readonly kindOf: (word: string) => Promise<CrmResult<string | undefined> | undefined>;
}

/** Returns the way to talk to the CRM of an origin, or `undefined` where Baton is not on for it. */
export function createConnections(deps: ConnectionDeps) {
  const { sites, pageCarrier, now } = deps;

  /** `token` is one that is tried out; else it is the one that was kept. */
  const to = async (origin: string, token?: string): Promise<TimedConnection | undefined> => {
    const site = await sites.find(origin);
    const adapter = site && adapterById(site.adapter);
    if (!adapter) return undefined;
    const readToken = () => (token === undefined ? deps.readToken(origin) : Promise.resolve(token));
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
    return {
      ...{ adapter, session, clockAhead: clock.ahead },
      kindOf: async (word) => adapter.kinds?.ask(http, word),
    };
  };

  function workerFor({ token, readsCookies }: CrmAdapter, isOwnOrigin: boolean): Carrier {
    const byCookies = isOwnOrigin && !token && !readsCookies;
    return deps.workerCarrier(byCookies ? 'cookies' : 'header');
  }

  /** By origin and word: what a word stands for does not change while a browser runs. */
  const kinds = new Map<string, string>();

  async function kindOf(origin: string, word: string): Promise<string | undefined> {
    const key = `${origin} ${word}`;
    const known = kinds.get(key);
    if (known !== undefined) return known;
    const answer = await (await to(origin))?.kindOf(word);
    if (!answer?.ok || answer.value === undefined) return undefined;
    kinds.set(key, answer.value);
    return answer.value;
  }

  /** The record that an address shows; asks the CRM where the address alone does not tell. */
  async function locate(adapter: CrmAdapter, url: string): Promise<RecordRef | undefined> {
    const record = adapter.locate(url);
    const origin = originOf(url);
    const word = (record ?? origin === undefined) ? undefined : adapter.kinds?.wordOf(url);
    if (origin === undefined || word === undefined) return record;
    const kind = await kindOf(origin, word);
    return kind === undefined ? undefined : adapter.locate(url, kind);
  }

  return {
    to,
    locate,
    /** The record that the address shows, where that is one of a CRM that is on. */
    async recordAt(url: string | undefined): Promise<RecordRef | undefined> {
      const origin = url === undefined ? undefined : originOf(url);
      if (url === undefined || origin === undefined) return undefined;
      const site = await sites.find(origin);
      const adapter = site && adapterById(site.adapter);
      const record = adapter && (await locate(adapter, url));
      return record?.origin === origin ? record : undefined;
    },
  };
}
export type Connections = ReturnType<typeof createConnections>;
