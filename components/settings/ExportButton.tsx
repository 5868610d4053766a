import { useOwnData } from '@/lib/panel/own-data';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';

/** Gives the user all that Baton keeps in this browser, as a file. */
export function ExportButton() {
  const { exportAll } = useOwnData();
  return <Button onClick={() => void exportAll()}>{t('settings_export')}</Button>;
}
