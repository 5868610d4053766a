import type { BriefField } from '@/lib/handoff/brief/brief-problem';
import type { PanelDeps, Stop } from './deps';
import { fieldId, sectionOf } from './draft/section-of';
import { type PanelStore, withFold } from './store';

/** How long a line at the foot stays (ms); one that can be undone stays longer. */
const TOAST_MS = 6000;
const UNDO_MS = 20_000;

/** Leads the user's eye, ear and focus. */
export interface UiEffects {
  /** Shows a line at the foot for a while, with a way back where there is one. */
  readonly showToast: (message: string, undo?: () => void) => void;
  /** Takes the line away. */
  readonly dismiss: () => void;
  /** Takes back what the line tells of; `false` where there is nothing to take back. */
  readonly undo: () => boolean;
  /** Says something to those who listen and do not see. */
  readonly announce: (message: string) => void;
  /** Puts the focus on the element of that id as soon as it is there. */
  readonly focus: (elementId: string) => void;
  /** Opens the field's section and puts the focus into it. */
  readonly goTo: (field: BriefField) => void;
}

export function createUiEffects(
  store: PanelStore,
  { after, newId }: Pick<PanelDeps, 'after' | 'newId'>,
): UiEffects {
  let stopTimer: Stop | undefined;

  function dismiss(): void {
    stopTimer?.();
    store.setState({ toast: undefined });
  }

  return {
    dismiss,
    showToast: (message, undo) => {
      stopTimer?.();
      stopTimer = after(undo ? UNDO_MS : TOAST_MS, dismiss);
      store.setState({ toast: { id: newId(), message, undo } });
    },
    undo: () => {
      const undo = store.getState().toast?.undo;
      if (!undo) return false;
      dismiss();
      undo();
      return true;
    },
    announce: (message) => store.setState({ said: { id: newId(), message } }),
    focus: (focusOn) => store.setState({ focusOn }),
    goTo: (field) =>
      store.setState(({ folds, draft }) => {
        const section = sectionOf(field);
        return {
          ...(draft && section && { folds: withFold(folds, draft.record, section, true) }),
          focusOn: fieldId(field),
        };
      }),
  };
}
