import type { ActionResult } from '@/lib/panel/act/run-action';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { actionErrorText } from '../brief/action-error-text';

/** Returns whether a thing was done; if not, the user is told why, and if so, by `done` where given. */
export function useReportResult(): (
  acting: Promise<ActionResult>,
  done?: string,
) => Promise<boolean> {
  const { showToast } = usePanelActions();
  return async (acting, done) => {
    const acted = await acting;
    if (!acted.ok) showToast(actionErrorText(acted));
    else if (done !== undefined) showToast(done);
    return acted.ok;
  };
}
