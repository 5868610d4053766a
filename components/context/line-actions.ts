import { useContextActions } from '@/lib/panel/draft/context-actions';
import type { ContextItem, ContextKind } from '@/lib/handoff/brief/context';
import { useDraft } from '@/lib/panel/hooks';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { fieldId } from '@/lib/panel/draft/section-of';
import { t } from '@/lib/panel/i18n';
import { kindWords } from './context-text';
import { moved, movedTo, neighbourOf, putBack } from './context-list';

/** The element ids by which the focus finds a line, its buttons and its tools. */
export const lineId = (id: string): string => `line-${id}`;
export const removeId = (id: string): string => `remove-${id}`;
export const moveId = (id: string, by: -1 | 1): string => `move-${by === -1 ? 'up' : 'down'}-${id}`;

export interface LineActions {
  /** Moves it up (-1) or down (1); the focus stays on `keepOn`. */
  readonly move: (by: -1 | 1, keepOn: string) => void;
  readonly moveTo: (kind: ContextKind) => void;
  /** Takes it out, with a way back; the focus goes to its neighbour. */
  readonly remove: () => void;
  /** Takes out a line that was emptied and left. */
  readonly forget: () => void;
}

/** What can be done with a line; each says what it did and leads the focus to where the eye is. */
export function useLineActions(item: ContextItem, place: number, count: number): LineActions {
  const { update } = useContextActions();
  const { context } = useDraft().draft;
  const { showToast, announce, focus } = usePanelActions();
  const without = () => update((items) => items.filter(({ id }) => id !== item.id));
  return {
    move: (by, keepOn) => {
      const next = place + by;
      if (next < 0 || next >= count) {
        announce(t(by < 0 ? 'line_isFirst' : 'line_isLast'));
        return;
      }
      update((items) => moved(items, item.id, by));
      focus(keepOn);
      announce(t('line_moved', `${next + 1}`, `${count}`));
    },
    moveTo: (kind) => {
      update((items) => movedTo(items, item.id, kind));
      focus(lineId(item.id));
      announce(t('line_movedTo', kindWords(kind)));
    },
    remove: () => {
      const neighbour = neighbourOf(context, item.id);
      without();
      focus(neighbour ? removeId(neighbour.id) : fieldId('context'));
      showToast(t('line_removed'), () => {
        update((items) => putBack(items, item, place));
        focus(lineId(item.id));
      });
    },
    forget: without,
  };
}
