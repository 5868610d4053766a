import type { CrmSession } from '@/lib/crm/adapter';
import { espocrmAdapter } from '@/lib/crm/espocrm/adapter';
import type { Carrier } from '@/lib/crm/http';
import { createBrowser, createDialectPageCarrier, createDialectWorkerCarrier } from '../browser';
import { connectTo } from '../connect';
import type { DialectServer } from '../server';
import type { EspoData } from './data';

export const ORIGIN = 'https://espo.example';

/** What a test puts around the carrier of a session; `end` ends the session at the server. */
export type Around = (carrier: Carrier, end: () => void) => Carrier;

/** Returns a session in a browser with a tab of EspoCRM, signed in as the user or as nobody. */
export function sessionAs(
  server: DialectServer,
  data: EspoData,
  user?: string,
  around: Around = (carrier) => carrier,
  folder = '',
): Promise<CrmSession> {
  const secret = `secret-${user}-${data.sessions.size}`;
  if (user !== undefined) data.sessions.set(secret, user);
  const kept = user === undefined ? {} : { 'espo-user-auth': btoa(`user:${secret}`) };
  const browser = createBrowser(`${ORIGIN}${folder}/#Lead`, {
    cookies: { 'auth-token': secret },
    storage: kept,
  });
  const end = () => data.sessions.delete(secret);
  return connectTo(espocrmAdapter, ORIGIN, {
    worker: around(createDialectWorkerCarrier(server, browser), end),
    page: createDialectPageCarrier(server, browser),
  });
}
