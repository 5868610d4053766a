import { TODAY_BUTTON, useTodayActions } from '@/lib/panel/today/today-actions';
import { usePlace } from '@/lib/panel/hooks';
import { useOpenPlaceOfWindow, useWritesFor } from '@/lib/panel/panel-hooks';
import { useTodayCount } from '@/lib/panel/today/use-today';
import { t } from '@/lib/panel/i18n';

/** Leads to the day from whatever is open; where nothing is, the day is there already. */
export function TodayButton() {
  const { openToday } = useTodayActions();
  const kind = usePlace()?.kind;
  const isWriting = useWritesFor(useOpenPlaceOfWindow()?.key);
  const count = useTodayCount();
  const isElsewhere = kind === 'record' || kind === 'page' || (kind === 'site' && isWriting);
  if (count === undefined || !isElsewhere) return null;
  return (
    <button
      type="button"
      id={TODAY_BUTTON}
      className="button today-button"
      data-tone={count > 0 ? 'plain' : 'quiet'}
      onClick={openToday}
    >
      {count > 0 ? t('today_count', `${count}`) : t('today_title')}
    </button>
  );
}
