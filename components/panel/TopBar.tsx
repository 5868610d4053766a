import { usePanelActions } from '@/lib/panel/panel-hooks';
import { t } from '@/lib/panel/i18n';
import { TodayButton } from '../today/TodayButton';
import { GearIcon } from '../ui/icons';
import { IconButton } from '../ui/IconButton';

interface TopBarProps {
  /** What is open; Baton itself where nothing is. */
  readonly title?: string | undefined;
  readonly detail?: string | undefined;
  readonly busy?: boolean | undefined;
}

/** Stays at the top: what the panel is about, and the ways to the day and the settings. */
export function TopBar({ title, detail, busy = false }: TopBarProps) {
  const { openSettings } = usePanelActions();
  return (
    <header className="top-bar" data-busy={busy}>
      <div className="top-bar-words">
        <h1 dir="auto">{title ?? t('panel_name')}</h1>
        {detail !== undefined && (
          <p className="quiet" dir="auto">
            {detail}
          </p>
        )}
      </div>
      <TodayButton />
      <IconButton label={t('settings_open')} onClick={openSettings}>
        <GearIcon />
      </IconButton>
    </header>
  );
}
