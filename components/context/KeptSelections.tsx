import { MOST_CONTEXT_ITEMS } from '@/lib/handoff/context';
import { useContextActions, useKeptSelections } from '@/lib/panel/context-actions';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';

/**
 * Texts that were sent from a page while no record was open. They are not put anywhere by
 * themselves: only the user knows which lead they belong to.
 */
export function KeptSelections() {
  const { texts, drop } = useKeptSelections();
  const { add } = useContextActions();
  const { say } = usePanelActions();
  const [first] = texts;
  if (first === undefined) return null;
  const addAll = () => {
    const { ok } = add(texts);
    if (ok) drop();
    say(ok ? t('selections_added') : t('selections_full', `${MOST_CONTEXT_ITEMS}`));
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
