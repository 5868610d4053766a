import { type ReactNode, useState } from 'react';
import { usePlace } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { useOpenPlaceOfWindow, usePanelActions } from '@/lib/panel/panel-hooks';
import type { OpenPlace } from '@/lib/panel/site/open-place';
import { hostOf } from '@/lib/panel/site/origins';
import { crmText } from '@/lib/panel/site/problem-text';
import type { CrmSite, TurnedOn } from '@/lib/panel/site/sites';
import { PasteNote } from '../brief/PasteNote';
import { Button } from '../ui/Button';
import { Icon, type IconName } from '../ui/icons';
import { PanelFooter } from './PanelFooter';
import { TopBar } from './TopBar';
import { UnsentUpdates } from './UnsentUpdates';

/** What Baton is for and how to begin, wherever the window is before there is anything to work on. */
export function FirstRun() {
  const place = usePlace();
  const open = useOpenPlaceOfWindow();
  return (
    <>
      <TopBar />
      <main className="page first-run">
        <Drawing />
        {place?.kind === 'offer' ? (
          <ConnectSite site={place} />
        ) : open ? (
          <UnknownPage place={open} />
        ) : (
          <FirstSteps />
        )}
        <UnsentUpdates />
        <PasteNote />
      </main>
      <PanelFooter />
    </>
  );
}

/** Two records, and the baton between them. */
function Drawing() {
  return (
    <svg aria-hidden="true" viewBox="0 0 336 132">
      <rect x="0" y="8" width="150" height="116" rx="10" />
      <rect x="186" y="8" width="150" height="116" rx="10" />
      <circle className="first-run-sdr" cx="28" cy="34" r="12" />
      <circle className="first-run-bdm" cx="308" cy="34" r="12" />
      <path d="M48 30h62M48 39h38M226 30h62M250 39h38" />
      <path className="first-run-before" d="M18 66h92M18 78h70M18 90h84M18 102h50" />
      <path className="first-run-after" d="M226 66h92M226 78h70M226 90h84M226 102h50" />
      <g transform="translate(168 66)">
        <circle r="30" />
        <g transform="rotate(-12)">
          <rect x="-34" y="-9" width="68" height="18" rx="9" />
          <path d="M-8-9v18M2-9v18" />
        </g>
      </g>
    </svg>
  );
}

interface ConnectSiteProps {
  readonly site: CrmSite & { readonly crmName: string };
}

/** A CRM that Baton knows and may not use yet: one button, and what it allows. */
function ConnectSite({ site }: ConnectSiteProps) {
  const { turnOn } = usePanelActions();
  const [answer, setAnswer] = useState<TurnedOn>();
  // Nothing may come before the browser's question, or it is not asked.
  const press = () => void turnOn(site).then(setAnswer);
  return (
    <>
      <Title>{t('first_offer', site.crmName)}</Title>
      <Button tone="primary" size="big" onClick={press}>
        {t('offer_turnOn')}
      </Button>
      {answer && !answer.ok && (
        <p className="warning" role="alert">
          {refusalText(answer, site.crmName)}
        </p>
      )}
      <Promises>
        <Promised icon="search" text={t('promise_reads')}>
          {t('promise_readsWhere', hostOf(site.origin))}
        </Promised>
        <Promised icon="pass-on" text={t('promise_writes')}>
          {t('promise_writesWhen')}
        </Promised>
      </Promises>
      {alsoAsked(site).map((words) => (
        <p className="hint" key={words}>
          {words}
        </p>
      ))}
    </>
  );
}

function Title({ children }: { readonly children: ReactNode }) {
  return (
    <div>
      <h2 className="lead-in">{t('first_title')}</h2>
      <p className="quiet">{children}</p>
    </div>
  );
}

/** What Baton does here; and wherever that is, it goes nowhere else. */
function Promises({ children }: { readonly children: ReactNode }) {
  return (
    <ul className="promises">
      {children}
      <Promised icon="device" text={t('promise_stays')}>
        {t('promise_staysHow')}
      </Promised>
    </ul>
  );
}

interface PromisedProps {
  readonly icon: IconName;
  readonly text: string;
  readonly children: ReactNode;
}

function Promised({ icon, text, children }: PromisedProps) {
  return (
    <li>
      <span className="promise-sign">
        <Icon name={icon} />
      </span>
      <strong>{text}</strong>
      <p className="hint">{children}</p>
    </li>
  );
}

function refusalText(answer: Extract<TurnedOn, { ok: false }>, crmName: string): string {
  return answer.reason === 'declined' ? t('offer_declined') : crmText(answer.problem, crmName).text;
}

/** Why the browser asks for more than the site itself, where it does. */
function alsoAsked({ origin, needs, crmName }: ConnectSiteProps['site']): string[] {
  const others = needs?.origins.filter((one) => one !== origin) ?? [];
  return [
    ...others.map((one) => t('offer_api', crmName, hostOf(one))),
    ...(needs?.cookies ? [t('offer_cookie', crmName)] : []),
  ];
}

/**
 * A page that is no CRM that Baton knows: a brief can be written for it all the same, from what one
 * points at, and copied.
 */
function UnknownPage({ place }: { readonly place: OpenPlace }) {
  const { writeFor } = usePanelActions();
  return (
    <>
      <Title>
        {t('page_hint', place.crmName)} {t('page_points')}
      </Title>
      <Button tone="primary" size="big" onClick={() => writeFor(place.key)}>
        {t('page_write')}
      </Button>
      <Promises>
        <Promised icon="search" text={t('promise_readsPointed')}>
          {t('promise_readsPointedWhere')}
        </Promised>
        <Promised icon="copy" text={t('promise_copies')}>
          {t('promise_copiesHow')}
        </Promised>
      </Promises>
    </>
  );
}

/** The page in front is none that Baton may see: at first, that is every page. */
function FirstSteps() {
  return (
    <section aria-label={t('first_title')}>
      <h2 className="lead-in">{t('first_title')}</h2>
      <ol className="steps">
        <li>{t('first_open')}</li>
        <li>{t('first_click')}</li>
        <li>{t('first_turnOn')}</li>
      </ol>
      <p className="hint">{t('first_promise')}</p>
    </section>
  );
}
