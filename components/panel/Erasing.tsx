import { useErasing } from '@/lib/panel/own-data';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** Stands in every panel while all is about to be erased: nothing else takes its undo away. */
export function Erasing() {
  const { isPending, undo } = useErasing();
  if (!isPending) return null;
  return (
    <Notice kind="danger" text={t('erase_soon')}>
      <Button onClick={undo}>{t('button_undo')}</Button>
    </Notice>
  );
}
