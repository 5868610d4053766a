import { useState } from 'react';
import { useKnown, useLocalData } from '@/lib/panel/act/local-data';
import { counted, t } from '@/lib/panel/i18n';
import { useSites } from '@/lib/panel/panel-hooks';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { EraseOne } from './EraseOne';
import { Group } from './Group';

/** What Baton keeps in this browser: to be taken along, or to be erased. */
export function LocalDataSettings() {
  const [asking, setAsking] = useState(false);
  const { eraseAll, exportAll } = useLocalData();
  const hasToken = useSites()?.some(({ token }) => token?.isKept) === true;
  const unsent = useKnown().records.reduce((sum, record) => sum + record.unsent, 0);
  const erase = () => {
    setAsking(false);
    void eraseAll();
  };
  return (
    <Group title={t('settings_data')}>
      <button type="button" className="set" onClick={() => void exportAll()}>
        <Icon name="download" />
        {t('settings_export')}
      </button>
      <p className="set hint">
        {t('settings_dataHint')} {hasToken && t('settings_tokensLeftOut')}
      </p>
      <EraseOne />
      {asking ? (
        <div className="set set-field">
          <p className="warning" role="alert">
            {unsent > 0 ? counted('erase_unsent', unsent) : t('erase_sure')}
          </p>
          <div className="buttons">
            <Button tone="danger" onClick={erase}>
              {t('erase_button')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('button_cancel')}</Button>
          </div>
        </div>
      ) : (
        <button type="button" className="set set-danger" onClick={() => setAsking(true)}>
          <Icon name="remove" />
          {t('erase_open')}
        </button>
      )}
    </Group>
  );
}
