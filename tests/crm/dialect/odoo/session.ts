import type { CrmSession } from '@/lib/crm/adapter';
import { createCrmHttp } from '@/lib/crm/client';
import type { Carrier } from '@/lib/crm/http';
import { odooAdapter } from '@/lib/crm/odoo/adapter';
import { createBrowser, createDialectWorkerCarrier } from '../browser';
import type { DialectServer } from '../server';
import type { OdooData } from './data';

export const ORIGIN = 'https://odoo.example';

/** What a test puts around the carrier of a session; `end` ends the session at the server. */
export type Around = (carrier: Carrier, end: () => void) => Carrier;

/** Returns a session in a browser that is signed in as the user, or as nobody. */
export function sessionAs(
  server: DialectServer,
  data: OdooData,
  user?: number,
  around: Around = (carrier) => carrier,
): CrmSession {
  const cookie = `session-of-${user}-${data.sessions.size}`;
  if (user !== undefined) data.sessions.set(cookie, user);
  const browser = createBrowser(`${ORIGIN}/web`, { cookies: { session_id: cookie } });
  const carrier = around(createDialectWorkerCarrier(server, browser), () =>
    data.sessions.delete(cookie),
  );
  return odooAdapter.connect(ORIGIN, createCrmHttp(ORIGIN, carrier));
}
