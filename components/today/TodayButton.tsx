import { TODAY_BUTTON, useTodayActions } from '@/lib/panel/today/today-actions';
import { usePlace } from '@/lib/panel/hooks';
import { useOpenPlaceOfWindow, useWritesFor } from '@/lib/panel/panel-hooks';
import { useTodayCount } from '@/lib/panel/today/use-today';
import { t } from '@/lib/panel/i18n';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';

/** Leads to the day from whatever is open; where nothing is, the day is there already. */
export function TodayButton() {
  const { openToday } = useTodayActions();
  const kind = usePlace()?.kind;
  const isWriting = useWritesFor(useOpenPlaceOfWindow()?.key);
  const count = useTodayCount();
  const isElsewhere = kind === 'record' || kind === 'page' || (kind === 'site' && isWriting);
  if (count === undefined || !isElsewhere) return null;
  return (
    <IconButton
      id={TODAY_BUTTON}
      label={count > 0 ? t('today_count', `${count}`) : t('today_title')}
      onClick={openToday}
    >
      <Icon name="today" />
      {count > 0 && <span className="badge" data-count={count} aria-hidden="true" />}
    </IconButton>
  );
}
