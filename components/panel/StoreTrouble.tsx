import { usePanelActions } from '@/lib/panel/panel-hooks';
import { storeWords } from '@/lib/panel/problem-words';
import type { StoreError } from '@/lib/store/trouble';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** Nothing can be read from the store: there is nothing to show but that, and a way on. */
export function StoreTrouble({ error }: { readonly error: StoreError }) {
  const { reload } = usePanelActions();
  return (
    <Notice kind="danger" text={storeWords(error).text}>
      <Button onClick={reload}>{t('remedy_reload')}</Button>
    </Notice>
  );
}
