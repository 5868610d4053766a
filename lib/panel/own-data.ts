import { useEffect, useMemo, useState } from 'react';
import { exportEverything } from '@/lib/store/ownership';
import { stored } from '@/lib/store/trouble';
import { download } from './download';
import { follow } from './live';
import type { Panel } from './panel';
import { storeWords } from './problem-words';
import { usePanel } from './provider';
import { t } from './words';

/** How long *Erase* can be taken back (ms): browsers set no alarm that goes off earlier. */
export const ERASE_AFTER_MS = 30_000;

/** What the user can do with all that Baton keeps in this browser. */
export interface OwnData {
  /** Gives it as a file. */
  readonly exportAll: () => Promise<void>;
  /** Has it forgotten, after a while in which that can be taken back in any panel. */
  readonly eraseAll: () => Promise<void>;
}

export function useOwnData(): OwnData {
  const panel = usePanel();
  return useMemo(() => createOwnData(panel), [panel]);
}

function createOwnData({ parts, drafts, attention }: Panel): OwnData {
  return {
    exportAll: async () => {
      await drafts.flush();
      const done = await stored(async () => {
        const storage = await parts.erasing.readOwnStorage();
        return exportEverything(parts.db, { storage, leftOut: t('settings_tokensLeftOut') });
      });
      if (done.ok) download('baton.json', 'application/json', done.value);
      else attention.notify(storeWords(done.error).text);
    },
    eraseAll: async () => {
      await drafts.flush();
      const done = await stored(() => parts.erasing.at.write(parts.now() + ERASE_AFTER_MS));
      if (!done.ok) attention.notify(storeWords(done.error).text);
    },
  };
}

/** Whether all is about to be erased, and what takes that back. */
export function useErasing(): { readonly isPending: boolean; readonly undo: () => void } {
  const { at } = usePanel().parts.erasing;
  const [due, setDue] = useState<number | null>(null);
  useEffect(() => follow(at, setDue), [at]);
  return { isPending: due !== null, undo: () => void at.write(null) };
}
