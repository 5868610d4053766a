import { useState } from 'react';
import { useKnown, useLocalData } from '@/lib/panel/act/local-data';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { EraseOne } from './EraseOne';
import { ExportButton } from './ExportButton';

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
    <section aria-label={t('settings_data')} className="own-data">
      <h2>{t('settings_data')}</h2>
      <p className="hint">{t('settings_dataHint')}</p>
      <p className="hint">{t('settings_tokensLeftOut')}</p>
      <EraseOne />
      {asking ? (
        <>
          <p className="warning" role="alert">
            {unsent > 0 ? t('erase_unsent', `${unsent}`) : t('erase_sure')}
          </p>
          <div className="buttons">
            <Button onClick={erase}>{t('erase_button')}</Button>
            <Button onClick={() => setAsking(false)}>{t('button_cancel')}</Button>
          </div>
        </>
      ) : (
        <div className="buttons">
          <ExportButton />
          <Button onClick={() => setAsking(true)}>{t('erase_open')}</Button>
        </div>
      )}
    </section>
  );
}
