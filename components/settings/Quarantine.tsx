import { usePanelActions, useAside } from '@/lib/panel/panel-hooks';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';

const WORDS: Readonly<Record<string, MessageKey>> = {
  drafts: 'aside_draft',
  handoffs: 'aside_handoff',
  teams: 'aside_team',
  outbox: 'aside_unsent',
  files: 'aside_file',
};

/** What could not be read or sent and was put out of the way, each to be kept, copied or deleted. */
export function Quarantine() {
  const rows = useAside();
  const { copyText, dropAside, restoreAside } = usePanelActions();
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('aside_title')} className="set-aside">
      <h2>{t('aside_title')}</h2>
      <p className="hint">{t('aside_hint')}</p>
      <ul>
        {rows.map(({ seq = 0, table, row, movedAt }) => {
          const text = JSON.stringify(row, undefined, 1);
          return (
            <li key={seq}>
              <details>
                <summary>{t(WORDS[table] ?? 'aside_other', dayAndTime(movedAt))}</summary>
                <pre className="kept-text" dir="auto">
                  {text}
                </pre>
              </details>
              <div className="buttons">
                {table !== 'outbox' && (
                  <Button onClick={() => void restoreAside(seq)}>{t('aside_restore')}</Button>
                )}
                <Button onClick={() => void copyText(text)}>{t('aside_copy')}</Button>
                <Button tone="quiet" onClick={() => void dropAside(seq)}>
                  {t('aside_delete')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
