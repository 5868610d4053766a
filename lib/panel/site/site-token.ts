import { useMemo, useState } from 'react';
import type { Reply } from '@/lib/messaging/reply';
import type { Site } from '@/lib/platform/storage/sites';
import type { Panel } from '../panel';
import { usePanel } from '../provider';
import { t, type MessageKey } from '../i18n';
import { openPlace } from './open-place';
import { crmText } from './problem-text';

/** A site whose CRM wants a token. */
export type SiteWithToken = Site & Required<Pick<Site, 'token'>>;

/** What can be done with the token of a site, and the words for what came of it. */
export interface SiteToken {
  readonly said: string | undefined;
  /** Hands a token to the background, which tries and keeps it; tells whether it was kept. */
  readonly save: (token: string) => Promise<boolean>;
  readonly test: () => Promise<void>;
  readonly forget: () => Promise<void>;
}

export function useToken({ origin }: Site): SiteToken {
  const panel = usePanel();
  const [said, say] = useState<string>();
  const actions = useMemo(() => createSiteToken(panel, origin, say), [panel, origin]);
  return { said, ...actions };
}

/** How the user makes a token there: a message that the CRM's adapter names. */
export function tokenHelp({ token }: SiteWithToken): string {
  // The key comes from an adapter; one that is no message is shown as it stands.
  return t(token.help as MessageKey);
}

function createSiteToken(panel: Panel, origin: string, say: (words: string) => void) {
  const { send } = panel.deps;
  const { host } = new URL(origin);
  /** What was asked last: what was asked before has no say any more. */
  let newest: object | undefined;

  function sayer(): (words: string) => void {
    const me = {};
    newest = me;
    return (words) => {
      if (newest === me) say(words);
    };
  }

  /** Says who the token stands for, or why that is not known. */
  async function told(asking: Promise<Reply>): Promise<Reply> {
    const tell = sayer();
    tell(t('token_asking', host));
    const reply = await asking;
    tell(reply.ok ? t('token_works') : crmText(reply.error, host).text);
    // What could not be read without the token can be now.
    const open = openPlace(panel.store.getState().place);
    if (reply.ok && open?.connected && open.origin === origin) void panel.refresh(open.record);
    return reply;
  }

  return {
    save: async (token: string) => {
      const reply = await told(send('token/save', { origin, token }));
      return reply.ok;
    },
    test: async () => {
      await told(send('token/test', { origin }));
    },
    forget: async () => {
      const tell = sayer();
      const reply = await send('token/forget', { origin });
      tell(reply.ok ? t('token_forgotten') : crmText(reply.error, host).text);
    },
  };
}
