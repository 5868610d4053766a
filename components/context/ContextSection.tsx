import { MOST_CONTEXT_ITEMS } from '@/lib/handoff/context';
import { useDraft } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/words';
import { Section } from '../ui/Section';
import { ContextList } from './ContextList';
import { kindsIn, ofKind } from './context-list';
import { KeptSelections } from './KeptSelections';
import { QuickLine } from './QuickLine';
import './context.css';

/** What no CRM field holds, typed while talking. Source: the article, step 2. */
export function ContextSection() {
  const { context } = useDraft().draft;
  return (
    <Section id="context" title={t('context_title')} status={statusOf(context.length)}>
      <QuickLine />
      <KeptSelections />
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
