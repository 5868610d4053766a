import { useLocalData } from '@/lib/panel/act/local-data';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';

/** Saves all that Baton keeps in this browser as a file. */
export function ExportButton() {
  const { exportAll } = useLocalData();
  return <Button onClick={() => void exportAll()}>{t('settings_export')}</Button>;
}
