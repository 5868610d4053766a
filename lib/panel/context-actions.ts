import { useMemo } from 'react';
import {
  CONTEXT_LENGTH,
  fileQuickLine,
  MOST_CONTEXT_ITEMS,
  type ContextItem,
  type ContextKind,
} from '@/lib/handoff/context';
import type { Draft } from '@/lib/handoff/draft';
import { cleanText } from '@/lib/handoff/text';
import { useDraft } from './hooks';
import { usePanel, usePanelState } from './provider';

export type Filed =
  | { readonly ok: true; readonly item: ContextItem }
  | { readonly ok: false; readonly reason: 'empty' | 'full' | 'too-long' };

/** What can be done with the lines of context; all of it is in the draft at once. */
export interface ContextActions {
  readonly typeQuickLine: (line: string) => void;
  /** Files the quick line into its section and empties it. */
  readonly file: (line: string) => Filed;
  /** Adds a text as background. */
  readonly add: (text: string) => Filed;
  readonly update: (change: (items: readonly ContextItem[]) => ContextItem[]) => void;
}

export function useContextActions(): ContextActions {
  const { newId } = usePanel().parts;
  const { draft, change } = useDraft();
  const { length } = draft.context;
  return useMemo(() => {
    const put = (kind: ContextKind, text: string, also: Partial<Draft>): Filed => {
      if (text === '') return { ok: false, reason: 'empty' };
      if (text.length > CONTEXT_LENGTH) return { ok: false, reason: 'too-long' };
      if (length >= MOST_CONTEXT_ITEMS) return { ok: false, reason: 'full' };
      const item = { id: newId(), kind, text };
      change((now) => ({ ...now, ...also, context: [...now.context, item] }));
      return { ok: true, item };
    };
    return {
      typeQuickLine: (quickLine) => change((now) => ({ ...now, quickLine })),
      file: (line) => {
        const { kind, text } = fileQuickLine(line);
        return put(kind, cleanText(text), { quickLine: '' });
      },
      add: (text) => put('background', cleanText(text).slice(0, CONTEXT_LENGTH), {}),
      update: (edit) => change((now) => ({ ...now, context: edit(now.context) })),
    };
  }, [newId, change, length]);
}

/** Texts that were sent from pages while no record was open. */
export function useKeptSelections(): {
  readonly texts: readonly string[];
  readonly drop: () => void;
} {
  const { selections } = usePanel().parts;
  const texts = usePanelState((state) => state.selections);
  return { texts, drop: () => void selections.drop(texts) };
}
