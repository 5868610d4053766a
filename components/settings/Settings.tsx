import { useState } from 'react';
import { frameworkById, FRAMEWORKS } from '@/lib/handoff/qualification/frameworks';
import { useSettings } from '@/lib/panel/hooks';
import { t, wordsLocale } from '@/lib/panel/i18n';
import { usePanelActions, useSites } from '@/lib/panel/panel-hooks';
import { countryOf, useReaching } from '@/lib/panel/reach/use-reaching';
import { PanelFooter } from '../panel/PanelFooter';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';
import { Select } from '../ui/Select';
import { TextField } from '../ui/TextField';
import { LocalDataSettings } from './LocalData';
import { Notifications } from './Notifications';
import { Quarantine } from './Quarantine';
import { Group } from './Group';
import { TokenField } from './TokenField';
import './settings.css';

/** What the user decides once, on this device. */
export function Settings() {
  const { closeSettings, openDashboard } = usePanelActions();
  const { settings, save } = useSettings();
  return (
    <>
      <header className="top-bar">
        <IconButton label={t('settings_back')} autoFocus onClick={closeSettings}>
          <Icon name="back" />
        </IconButton>
        <div className="top-bar-words">
          <h1>{t('settings_title')}</h1>
        </div>
      </header>
      <main className="settings">
        <Group title={t('settings_you')}>
          <MyName />
          <MyCountry />
        </Group>
        <Notifications />
        <Group title={t('settings_newDrafts')}>
          <div className="set set-field">
            <Select
              label={t('settings_framework')}
              hint={t('settings_frameworkHint')}
              value={frameworkById(settings.frameworkId).id}
              options={FRAMEWORKS.map(({ id, name }) => ({ value: id, text: name }))}
              onChange={(frameworkId) => void save({ frameworkId })}
            />
          </div>
        </Group>
        <SiteList />
        <Quarantine />
        <LocalDataSettings />
        <p className="settings-more">
          <button type="button" className="link" onClick={openDashboard}>
            {t('metrics_open')}
          </button>
        </p>
      </main>
      <PanelFooter />
    </>
  );
}

const LONGEST_NAME = 190;

/** The name under a brief where no CRM says who hands over. */
function MyName() {
  const { settings, save } = useSettings();
  const [typed, setTyped] = useState<string>();
  return (
    <div className="set set-field">
      <TextField
        label={t('settings_myName')}
        hint={t('settings_myNameHint')}
        value={typed ?? settings.myName}
        maxLength={LONGEST_NAME}
        onChange={(myName) => {
          setTyped(myName);
          if (myName.length <= LONGEST_NAME) void save({ myName });
        }}
      />
    </div>
  );
}

/** Where telephone numbers are dialled that are written without their country's code. */
function MyCountry() {
  const { settings, save } = useSettings();
  const reaching = useReaching();
  const { country } = settings;
  const codes = reaching?.phoneCountries() ?? (country ? [country] : []);
  const guessed = reaching && countryOf(reaching, {});
  const options = codes
    .map((value) => ({ value, text: countryName(value) }))
    .sort((one, other) => one.text.localeCompare(other.text));
  return (
    <div className="set set-field">
      <Select
        label={t('settings_myCountry')}
        hint={t('settings_myCountryHint')}
        value={country}
        options={[
          {
            value: '',
            text: guessed
              ? t('settings_countryGuessed', countryName(guessed))
              : t('settings_countryOfZone'),
          },
          ...options,
        ]}
        onChange={(chosen) => void save({ country: chosen })}
      />
    </div>
  );
}

function countryName(code: string): string {
  return new Intl.DisplayNames(wordsLocale(), { type: 'region' }).of(code) ?? code;
}

/** The sites that Baton may use, each with the way to turn it off. */
function SiteList() {
  const sites = useSites() ?? [];
  const { turnOff } = usePanelActions();
  return (
    <Group title={t('settings_sites')}>
      {sites.length === 0 && <p className="set hint">{t('settings_noSites')}</p>}
      {sites.map((site) => {
        const { origin, me, token } = site;
        const { host } = new URL(origin);
        return (
          <div key={origin} className="set">
            <Icon name="place" />
            <div className="set-words">
              <p>{host}</p>
              {me && !token && <p className="hint">{t('settings_signedInAs', me.name)}</p>}
              {token && <TokenField site={{ ...site, token }} />}
            </div>
            <Button size="small" onClick={() => void turnOff(origin)}>
              {t('settings_turnOff')} <span className="unseen">{host}</span>
            </Button>
          </div>
        );
      })}
    </Group>
  );
}
