import { usePanelActions } from '@/lib/panel/panel-hooks';
import { t } from '@/lib/panel/i18n';
import { TodayButton } from '../today/TodayButton';
import { Face } from '../ui/Face';
import { Icon } from '../ui/icons';
import { IconButton } from '../ui/IconButton';
import { Menu, type MenuItem } from '../ui/Menu';

interface TopBarProps {
  /** What is open; Baton itself where nothing is. */
  readonly title?: string | undefined;
  readonly detail?: string | undefined;
  /** The id of the lead that is open, for its face. */
  readonly lead?: string | undefined;
  readonly busy?: boolean | undefined;
  /** What is rarely done here, behind “…”; the settings are then there as well. */
  readonly menu?: readonly MenuItem[] | undefined;
}

/** Where the focus goes once a rare act is over. */
export const MORE_BUTTON = 'more-button';

/** Stays at the top: what the panel is about, and the ways to the day and the settings. */
export function TopBar({ title, detail, lead, busy = false, menu }: TopBarProps) {
  const { openSettings } = usePanelActions();
  return (
    <header className="top-bar" data-busy={busy}>
      {lead !== undefined && <Face id={lead} name={title ?? ''} of="lead" size={32} />}
      <div className="top-bar-words">
        <h1 dir="auto">{title ?? t('panel_name')}</h1>
        {detail !== undefined && (
          <p className="quiet" dir="auto">
            {detail}
          </p>
        )}
      </div>
      <TodayButton />
      {menu ? (
        <Menu
          id={MORE_BUTTON}
          label={t('panel_more')}
          items={[...menu, { label: t('settings_open'), icon: 'settings', onPress: openSettings }]}
        />
      ) : (
        <IconButton label={t('settings_open')} onClick={openSettings}>
          <Icon name="settings" />
        </IconButton>
      )}
    </header>
  );
}
