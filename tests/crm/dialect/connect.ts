import { createConnections } from '@/lib/background/sites/connections';
import type { CrmAdapter, CrmSession } from '@/lib/crm/adapter';
import type { Carrier } from '@/lib/crm/http';

/** Where nothing answers. */
export const NO_SERVER: Carrier = { send: () => Promise.resolve({ failed: 'unreachable' }) };

interface Ways {
  readonly worker?: Carrier;
  readonly page?: Carrier;
  readonly token?: string;
}

/** Returns a session as the extension's own background makes it, over these carriers. */
export async function connectTo(
  adapter: CrmAdapter,
  origin: string,
  { worker = NO_SERVER, page = NO_SERVER, token }: Ways,
): Promise<CrmSession> {
  const connections = createConnections({
    sites: { find: () => Promise.resolve({ origin, adapter: adapter.id }) },
    pageCarrier: () => page,
    workerCarrier: () => worker,
    readToken: () => Promise.resolve(token),
    now: Date.now,
  });
  const connection = await connections.to(origin);
  if (!connection) throw new Error(`The registry has no ${adapter.id}`);
  return connection.session;
}
