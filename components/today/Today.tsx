import { useToday } from '@/lib/panel/use-today';
import { t } from '@/lib/panel/words';
import { TodayList } from './TodayList';
import './today.css';

/** With no record open: what waits for me, and what I wait for. */
export function Today() {
  const { waitsForMe, waitForOthers, isKnown } = useToday();
  if (!isKnown) return <p className="hint">{t('today_whoAreYou')}</p>;
  return (
    <section className="today" aria-label={t('today_title')}>
      <TodayList
        title={t('today_waitsForMe')}
        items={waitsForMe}
        none={t('today_waitsForMeNone')}
      />
      <TodayList
        title={t('today_waitForOthers')}
        items={waitForOthers}
        none={t('today_waitForOthersNone')}
      />
    </section>
  );
}
