import { useMemo } from 'react';
import {
  contextTexts,
  fileQuickLine,
  MOST_CONTEXT_ITEMS,
  type ContextItem,
  type ContextKind,
} from '@/lib/handoff/brief/context';
import type { Draft } from '@/lib/handoff/brief/draft';
import { useDraft } from '../hooks';
import { usePanel, usePanelState } from '../provider';

type Filed =
  | { readonly ok: true; readonly kind: ContextKind }
  | { readonly ok: false; readonly reason: 'empty' | 'full' };

/** What can be done with the lines of context; all of it is in the draft at once. */
export interface ContextActions {
  readonly typeQuickLine: (line: string) => void;
  /** Files the quick line into its section, in as many lines as it needs, and empties it. */
  readonly file: (line: string) => Filed;
  /** Adds texts as background: all of them, or none where they are too many. */
  readonly add: (texts: readonly string[]) => Filed;
  readonly update: (change: (items: readonly ContextItem[]) => ContextItem[]) => void;
}

export function useContextActions(): ContextActions {
  const { newId } = usePanel().deps;
  const { draft, change } = useDraft();
  const { length } = draft.context;
  return useMemo(() => {
    const put = (kind: ContextKind, texts: readonly string[], also: Partial<Draft>): Filed => {
      const items = texts.flatMap(contextTexts).map((text) => ({ id: newId(), kind, text }));
      if (items.length === 0) return { ok: false, reason: 'empty' };
      if (length + items.length > MOST_CONTEXT_ITEMS) return { ok: false, reason: 'full' };
      change((now) => ({ ...now, ...also, context: [...now.context, ...items] }));
      return { ok: true, kind };
    };
    return {
      typeQuickLine: (quickLine) => change((now) => ({ ...now, quickLine })),
      file: (line) => {
        const { kind, text } = fileQuickLine(line);
        return put(kind, [text], { quickLine: '' });
      },
      add: (texts) => put('background', texts, {}),
      update: (edit) => change((now) => ({ ...now, context: edit(now.context) })),
    };
  }, [newId, change, length]);
}

/** Texts that were sent from pages while no record was open. */
export function usePendingSelections(): {
  readonly texts: readonly string[];
  readonly drop: () => void;
} {
  const { selections } = usePanel().deps;
  const texts = usePanelState((state) => state.selections);
  return { texts, drop: () => void selections.drop(texts) };
}
