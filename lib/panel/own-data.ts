import { useMemo } from 'react';
import { eraseEverything, exportEverything } from '@/lib/store/ownership';
import { stored } from '@/lib/store/trouble';
import { download } from './download';
import type { Panel } from './panel';
import type { Stop } from './parts';
import { storeWords } from './problem-words';
import { usePanel } from './provider';
import { t } from './words';

/** How long *Erase* can be taken back: it is not done before (ms). */
export const ERASE_AFTER_MS = 10_000;

/** What the user can do with all that Baton keeps in this browser. */
export interface OwnData {
  /** Gives it as a file. */
  readonly exportAll: () => Promise<void>;
  /** Forgets it, after a while in which that can be taken back. */
  readonly eraseAll: () => void;
}

export function useOwnData(): OwnData {
  const panel = usePanel();
  return useMemo(() => createOwnData(panel), [panel]);
}

function createOwnData({ parts, drafts, attention }: Panel): OwnData {
  async function erase(): Promise<void> {
    await drafts.flush();
    const done = await stored(() => eraseEverything(parts.db));
    attention.notify(done.ok ? t('erase_done') : storeWords(done.error).text);
  }
  return {
    exportAll: async () => {
      await drafts.flush();
      const done = await stored(() => exportEverything(parts.db));
      if (done.ok) download('baton.json', 'application/json', done.value);
      else attention.notify(storeWords(done.error).text);
    },
    eraseAll: () => {
      const stop: Stop = parts.after(ERASE_AFTER_MS, () => void erase());
      attention.notify(t('erase_soon'), stop);
    },
  };
}
