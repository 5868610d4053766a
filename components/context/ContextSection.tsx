import { useState } from 'react';
import {
  type ContextItem,
  type ContextKind,
  MOST_CONTEXT_ITEMS,
} from '@/lib/handoff/brief/context';
import { useContextActions, usePendingSelections } from '@/lib/panel/draft/context-actions';
import { useDraft } from '@/lib/panel/hooks';
import { counted, t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { Button } from '../ui/Button';
import { Section } from '../ui/Section';
import { kindsIn, ofKind } from './context-list';
import { kindWords } from './context-text';
import { ContextLine } from './ContextLine';
import './context.css';

/** What no CRM field holds, typed while talking. Source: the article, step 2. */
export function ContextSection() {
  const { context } = useDraft().draft;
  const hasSelections = usePendingSelections().texts.length > 0;
  // What was there when the record was opened is not shown as new.
  const [old] = useState(() => new Set(context.map(({ id }) => id)));
  return (
    <Section
      id="context"
      title={t('context_title')}
      mark={markOf(context)}
      summary={statusOf(context.length)}
      isNeeded={context.length > 0 || hasSelections}
    >
      <PendingSelections />
      {kindsIn(context).map((kind) => (
        <ContextList key={kind} kind={kind} items={ofKind(context, kind)} old={old} />
      ))}
    </Section>
  );
}

/** The two kinds without which nobody would take the lead on decide whether it is more than begun. */
function markOf(context: readonly ContextItem[]) {
  if (context.length === 0) return 'none';
  const has = (wanted: ContextKind) => context.some(({ kind }) => kind === wanted);
  return has('why-now') && has('pain') ? 'done' : 'part';
}

function statusOf(count: number): string {
  if (count === 0) return t('context_none');
  if (count >= MOST_CONTEXT_ITEMS) return counted('context_full', MOST_CONTEXT_ITEMS);
  return counted('context_lines', count);
}

interface ContextListProps {
  readonly kind: ContextKind;
  readonly items: readonly ContextItem[];
  /** Ids of the lines that flash no more. */
  readonly old: ReadonlySet<string>;
}

/** The lines of one kind. */
function ContextList({ kind, items, old }: ContextListProps) {
  return (
    <ul aria-label={kindWords(kind)}>
      {items.map((item, index) => (
        <ContextLine
          key={item.id}
          item={item}
          place={index}
          count={items.length}
          isNew={!old.has(item.id)}
        />
      ))}
    </ul>
  );
}

/**
 * Texts that were sent from a page while no record was open. They are not put anywhere by
 * themselves: only the user knows which lead they belong to.
 */
function PendingSelections() {
  const { texts, drop } = usePendingSelections();
  const { add } = useContextActions();
  const { announce } = usePanelActions();
  const [first] = texts;
  if (first === undefined) return null;
  const addAll = () => {
    const { ok } = add(texts);
    if (ok) drop();
    announce(ok ? t('selections_added') : counted('selections_full', MOST_CONTEXT_ITEMS));
  };
  return (
    <div className="selections">
      <p>{counted('selections_found', texts.length)}</p>
      <blockquote dir="auto" className="quiet">
        {first}
      </blockquote>
      <div className="buttons">
        <Button onClick={addAll}>{t('selections_add')}</Button>
        <Button tone="quiet" onClick={drop}>
          {t('selections_drop')}
        </Button>
      </div>
    </div>
  );
}
