import { usePanelActions, useSites } from '@/lib/panel/panel-hooks';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { TokenField } from './TokenField';

/** The sites that Baton may use, each with the way to turn it off. */
export function SiteList() {
  const sites = useSites() ?? [];
  const { turnOff } = usePanelActions();
  return (
    <section aria-label={t('settings_sites')}>
      <h2>{t('settings_sites')}</h2>
      {sites.length === 0 && <p className="quiet">{t('settings_noSites')}</p>}
      <ul className="site-list">
        {sites.map((site) => {
          const { origin, me, token } = site;
          const { host } = new URL(origin);
          return (
            <li key={origin}>
              <div>
                <p>{host}</p>
                {me && !token && <p className="hint">{t('settings_signedInAs', me.name)}</p>}
                {token && <TokenField site={{ ...site, token }} />}
              </div>
              <Button onClick={() => void turnOff(origin)}>
                {t('settings_turnOff')} <span className="unseen">{host}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
