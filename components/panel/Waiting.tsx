import { usePanelActions, useWaiting } from '@/lib/panel/panel-hooks';
import { crmWords } from '@/lib/panel/problem-words';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';

/** What was done and has not reached its CRM yet, by CRM, and why where that is known. */
export function Waiting() {
  const waiting = useWaiting();
  const { retryAll } = usePanelActions();
  if (waiting.length === 0) return null;
  return (
    <section className="waiting" aria-label={t('waiting_title')}>
      <h2>{t('waiting_title')}</h2>
      <ul>
        {waiting.map(({ origin, count, problem }) => {
          const { host } = new URL(origin);
          return (
            <li key={origin}>
              <p>{count === 1 ? t('waiting_one', host) : t('waiting_some', `${count}`, host)}</p>
              {problem && <p className="quiet">{crmWords(problem, host).text}</p>}
            </li>
          );
        })}
      </ul>
      <Button onClick={retryAll}>{t('sync_tryNow')}</Button>
    </section>
  );
}
