import { FRAMEWORKS, frameworkById } from '@/lib/handoff/frameworks/index';
import { useSettings } from '@/lib/panel/hooks';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { t } from '@/lib/panel/words';
import { BackIcon } from '../ui/icons';
import { IconButton } from '../ui/IconButton';
import { Select } from '../ui/Select';
import { Bottom } from '../panel/Bottom';
import { MyCountry } from './MyCountry';
import { MyName } from './MyName';
import { Notifications } from './Notifications';
import { OwnData } from './OwnData';
import { SetAside } from './SetAside';
import { SiteList } from './SiteList';
import './settings.css';

/** What the user decides once, on this device. */
export function Settings() {
  const { closeSettings } = usePanelActions();
  const { settings, save } = useSettings();
  return (
    <>
      <header className="top-bar">
        <IconButton label={t('settings_back')} onClick={closeSettings}>
          <BackIcon />
        </IconButton>
        <div className="top-bar-words">
          <h1>{t('settings_title')}</h1>
        </div>
      </header>
      <main className="page settings">
        <Select
          label={t('settings_framework')}
          hint={t('settings_frameworkHint')}
          value={frameworkById(settings.frameworkId).id}
          options={FRAMEWORKS.map(({ id, name }) => ({ value: id, text: name }))}
          autoFocus
          onChange={(frameworkId) => void save({ frameworkId })}
        />
        <MyName />
        <MyCountry />
        <Notifications />
        <SiteList />
        <SetAside />
        <OwnData />
      </main>
      <Bottom />
    </>
  );
}
