import { useActions, useDraft, useHandoffs, usePage } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** Where a record has both a handoff and a draft, says so and leads from one to the other. */
export function PageSwitch() {
  const { isBegun } = useDraft();
  const page = usePage();
  const handoffs = useHandoffs();
  const { show, discardDraft } = useActions();
  if (!isBegun || handoffs.length === 0) return null;
  if (page === 'handoff') {
    return (
      <Notice kind="quiet" text={t('draft_there')}>
        <Button onClick={() => show('draft')}>{t('draft_open')}</Button>
      </Notice>
    );
  }
  return (
    <Notice kind="quiet" text={t('draft_ofHandedOver')}>
      <div className="buttons">
        <Button onClick={() => show('handoff')}>{t('draft_backToHandoff')}</Button>
        <Button tone="quiet" onClick={() => void discardDraft()}>
          {t('draft_discard')}
        </Button>
      </div>
    </Notice>
  );
}
