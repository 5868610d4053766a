import { useState } from 'react';
import { useKnown, useLocalData } from '@/lib/panel/act/local-data';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { EraseOne } from './EraseOne';
import { ExportButton } from './ExportButton';
import { Group } from './Group';

/** What Baton keeps in this browser: to be taken along, or to be erased. */
export function LocalDataSettings() {
  const [asking, setAsking] = useState(false);
  const { eraseAll } = useLocalData();
  const unsent = useKnown().records.reduce((sum, record) => sum + record.unsent, 0);
  const erase = () => {
    setAsking(false);
    void eraseAll();
  };
  return (
    <Group title={t('settings_data')}>
      <div className="set">
        <Icon name="download" />
        <div className="set-words">
          <p className="hint">{t('settings_dataHint')}</p>
          <p className="hint">{t('settings_tokensLeftOut')}</p>
        </div>
        <ExportButton />
      </div>
      <EraseOne />
      {asking ? (
        <div className="set set-field">
          <p className="warning" role="alert">
            {unsent > 0 ? t('erase_unsent', `${unsent}`) : t('erase_sure')}
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
