import { useDayActions } from '@/lib/panel/day-actions';
import { t } from '@/lib/panel/words';
import { BackIcon } from '../ui/icons';
import { IconButton } from '../ui/IconButton';
import { Bottom } from '../panel/Bottom';
import { Waiting } from '../panel/Waiting';
import { Today } from './Today';

/** The day, while a record stays open behind it. */
export function TodayPage() {
  const { closeToday } = useDayActions();
  return (
    <>
      <header className="top-bar">
        <IconButton label={t('today_back')} onClick={closeToday}>
          <BackIcon />
        </IconButton>
        <div className="top-bar-words">
          <h1>{t('today_title')}</h1>
        </div>
      </header>
      <main className="page">
        <Waiting />
        <Today />
      </main>
      <Bottom />
    </>
  );
}
