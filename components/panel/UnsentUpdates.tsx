import { usePanelActions, useSites, useWaiting } from '@/lib/panel/panel-hooks';
import { crmText } from '@/lib/panel/site/problem-text';
import { counted, t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';

/** What was done and has not reached its CRM yet, by CRM, and why where that is known. */
export function UnsentUpdates() {
  const waiting = useWaiting();
  const sites = useSites();
  const { retryAll, giveUp } = usePanelActions();
  if (waiting.length === 0) return null;
  return (
    <section className="waiting" aria-label={t('waiting_title')}>
      <h2>{t('waiting_title')}</h2>
      <ul>
        {waiting.map(({ origin, count, stuck }) => {
          const { host } = new URL(origin);
          const me = sites?.find((site) => site.origin === origin)?.me;
          const [first] = stuck;
          return (
            <li key={origin}>
              <p>{counted('waiting_updates', count, host)}</p>
              {first && <p className="quiet">{crmText(first.problem, host).text}</p>}
              <ul>
                {stuck
                  .filter(({ as }) => me === undefined || me.id === as)
                  .map(({ seq, text }) => (
                    <li key={seq}>
                      <p dir="auto">{text}</p>
                      <Button tone="quiet" onClick={() => void giveUp(seq)}>
                        {t('sync_giveUp')}
                      </Button>
                    </li>
                  ))}
              </ul>
            </li>
          );
        })}
      </ul>
      <Button onClick={retryAll}>{t('sync_tryNow')}</Button>
    </section>
  );
}
