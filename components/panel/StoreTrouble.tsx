import { usePanelActions } from '@/lib/panel/panel-hooks';
import { storeWords } from '@/lib/panel/problem-words';
import type { StoreError } from '@/lib/store/trouble';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** Nothing can be read from the store: there is nothing to show but that, and a way on. */
export function StoreTrouble({ error }: { readonly error: StoreError }) {
  const { reload } = usePanelActions();
  const { text, remedy } = storeWords(error);
  return (
    <Notice kind="danger" text={text}>
      {/* Where nothing done here helps, no button leads to the same words again. */}
      {remedy && <Button onClick={reload}>{t('remedy_reload')}</Button>}
    </Notice>
  );
}
