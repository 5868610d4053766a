import { useId } from 'react';
import {
  type ContextItem,
  type ContextKind,
  MOST_CONTEXT_ITEMS,
} from '@/lib/handoff/brief/context';
import { useContextActions, usePendingSelections } from '@/lib/panel/draft/context-actions';
import { useDraft } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { Button } from '../ui/Button';
import { Section } from '../ui/Section';
import { kindsIn, ofKind } from './context-list';
import { kindWords } from './context-text';
import { ContextLine } from './ContextLine';
import { QuickLine } from './QuickLine';
import './context.css';

/** What no CRM field holds, typed while talking. Source: the article, step 2. */
export function ContextSection() {
  const { context } = useDraft().draft;
  return (
    <Section id="context" title={t('context_title')} status={statusOf(context.length)}>
      <QuickLine />
      <PendingSelections />
      {kindsIn(context).map((kind) => (
        <ContextList key={kind} kind={kind} items={ofKind(context, kind)} />
      ))}
    </Section>
  );
}

function statusOf(count: number): string {
  if (count === 0) return t('context_none');
  if (count >= MOST_CONTEXT_ITEMS) return t('context_full', `${MOST_CONTEXT_ITEMS}`);
  return count === 1 ? t('context_one') : t('context_some', `${count}`);
}

interface ContextListProps {
  readonly kind: ContextKind;
  readonly items: readonly ContextItem[];
}

/** The lines of one kind. */
function ContextList({ kind, items }: ContextListProps) {
  const titleId = useId();
  return (
    <div className="context-list">
      <h3 id={titleId}>{kindWords(kind)}</h3>
      <ul aria-labelledby={titleId}>
        {items.map((item, index) => (
          <ContextLine key={item.id} item={item} place={index} count={items.length} />
        ))}
      </ul>
    </div>
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
    announce(ok ? t('selections_added') : t('selections_full', `${MOST_CONTEXT_ITEMS}`));
  };
  return (
    <div className="selections">
      <p>{texts.length === 1 ? t('selections_one') : t('selections_some', `${texts.length}`)}</p>
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
