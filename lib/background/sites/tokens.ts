import type { Reply } from '@/lib/messaging/reply';
import type { changeSite, Site } from '@/lib/platform/storage/sites';
import type { Connections } from './connections';
import type { ConnectedSites } from './connected-sites';

export interface TokenDeps {
  readonly sites: Pick<ConnectedSites, 'find' | 'setMe'>;
  readonly changeSite: typeof changeSite;
  readonly connections: Pick<Connections, 'to'>;
  readonly keepToken: (origin: string, token: string) => Promise<void>;
  readonly forgetToken: (origin: string) => Promise<void>;
}

const SITE_OFF: Reply<never> = { ok: false, error: { code: 'site-off' } };
const REFUSED: Reply<never> = { ok: false, error: { code: 'refused' } };

/**
 * Takes, tries and forgets the tokens that users give for their CRMs. A token comes in and never
 * goes out again but to the CRM's API.
 */
export function createTokens(deps: TokenDeps) {
  const { sites, connections } = deps;

  /** Asks the CRM whose token it is: the one that is tried out, else the one that is kept. */
  async function ask(origin: string, token?: string): Promise<Reply<undefined>> {
    const connection = await connections.to(origin, token);
    if (!connection) return SITE_OFF;
    const me = await connection.session.whoAmI();
    if (!me.ok) return me;
    await sites.setMe(origin, me.value);
    return { ok: true, value: undefined };
  }

  /** Writes down whether a token is kept, and who that is; not who another token once named. */
  function tell(origin: string, isKept: boolean, me: Site['me']): Promise<void> {
    return deps.changeSite(origin, (site) => {
      if (!site?.token) return site;
      const { adapter, token } = site;
      return { origin, adapter, token: { ...token, isKept }, ...(me && { me }) };
    });
  }

  return {
    /**
     * Keeps a token, unless the CRM refuses it: then the one before stays. A token that could not be
     * tried is kept, and the reply says why it was not.
     */
    async save(origin: string, token: string): Promise<Reply<undefined>> {
      const site = await sites.find(origin);
      if (!site?.token) return site ? REFUSED : SITE_OFF;
      const tried = await ask(origin, token);
      if (!tried.ok && tried.error.code === 'token-refused') return tried;
      await deps.keepToken(origin, token);
      await tell(origin, true, tried.ok ? (await sites.find(origin))?.me : undefined);
      return tried;
    },
    test: (origin: string): Promise<Reply<undefined>> => ask(origin),
    async forget(origin: string): Promise<Reply<undefined>> {
      await deps.forgetToken(origin);
      await tell(origin, false, undefined);
      return { ok: true, value: undefined };
    },
  };
}
