import type { Acted } from '@/lib/panel/acting';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { actedWords } from '../brief/acted-words';

/** Gives whether a thing was done; if not, the user is told why, and if so, by `done` where given. */
export function useTold(): (acting: Promise<Acted>, done?: string) => Promise<boolean> {
  const { notify } = usePanelActions();
  return async (acting, done) => {
    const acted = await acting;
    if (!acted.ok) notify(actedWords(acted));
    else if (done !== undefined) notify(done);
    return acted.ok;
  };
}
