import { useState } from 'react';
import { usePlace } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import {
  useOpenPlaceOfWindow,
  usePanelActions,
  useSites,
  useWritesFor,
} from '@/lib/panel/panel-hooks';
import { usePanelState } from '@/lib/panel/provider';
import type { OpenPlace } from '@/lib/panel/site/open-place';
import { crmText } from '@/lib/panel/site/problem-text';
import type { CrmSite, TurnedOn } from '@/lib/panel/site/sites';
import { hostOf } from '@/lib/panel/site/origins';
import { PasteNote } from '../brief/PasteNote';
import { ExportButton } from '../settings/ExportButton';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { PanelErrorBoundary } from './ErrorBoundary';
import { Today } from './pages';
import { PageView } from './PageView';
import { PanelFooter } from './PanelFooter';
import { RecordView } from './RecordView';
import { TopBar } from './TopBar';
import { UnsentUpdates } from './UnsentUpdates';

/** The background has not said where the window is; where it cannot, that is told, with a way out. */
function NoAnswer() {
  const isSilent = usePanelState((state) => state.isSilent);
  return (
    <>
      <TopBar />
      {isSilent && (
        <Notice kind="danger" text={t('problem_silent')}>
          <ExportButton />
        </Notice>
      )}
    </>
  );
}

/** What there is to do where the window is. */
export function PlaceView() {
  const place = usePlace();
  const open = useOpenPlaceOfWindow();
  switch (place?.kind) {
    case undefined:
      return <NoAnswer />;
    case 'record':
      return open ? (
        <PanelErrorBoundary key={open.key} above={<TopBar />}>
          <RecordView place={open} />
        </PanelErrorBoundary>
      ) : null;
    case 'page':
      return open ? (
        <PanelErrorBoundary key={open.key} above={<TopBar />}>
          <PageView place={open} />
        </PanelErrorBoundary>
      ) : null;
    case 'site':
      return <SiteView place={open} />;
    case 'offer':
      return <ConnectSiteView key={place.origin} site={place} />;
    case 'hidden':
      return <NoAccessView />;
  }
}

interface ConnectSiteViewProps {
  readonly site: CrmSite & { readonly crmName: string };
}

/** A CRM that Baton knows and may not use yet: one button, and what it allows. */
function ConnectSiteView({ site }: ConnectSiteViewProps) {
  const { turnOn } = usePanelActions();
  const [answer, setAnswer] = useState<TurnedOn>();
  // Nothing may come before the browser's question, or it is not asked.
  const press = () => void turnOn(site).then(setAnswer);
  return (
    <>
      <TopBar />
      <main className="page offer">
        <h2 className="lead-in">{t('offer_title')}</h2>
        <Button tone="primary" onClick={press}>
          {t('offer_turnOn')}
        </Button>
        <p className="quiet">{t('offer_allows', hostOf(site.origin))}</p>
        {alsoAsked(site).map((words) => (
          <p className="quiet" key={words}>
            {words}
          </p>
        ))}
        {answer && !answer.ok && (
          <p className="warning" role="alert">
            {refusalText(answer, site.crmName)}
          </p>
        )}
      </main>
    </>
  );
}

function refusalText(answer: Extract<TurnedOn, { ok: false }>, crmName: string): string {
  return answer.reason === 'declined' ? t('offer_declined') : crmText(answer.problem, crmName).text;
}

/** Why the browser asks for more than the site itself, where it does. */
function alsoAsked({ origin, needs, crmName }: ConnectSiteViewProps['site']): string[] {
  const others = needs?.origins.filter((one) => one !== origin) ?? [];
  return [
    ...others.map((one) => t('offer_api', crmName, hostOf(one))),
    ...(needs?.cookies ? [t('offer_cookie', crmName)] : []),
  ];
}

/** The page in front is none that Baton may see: at first, that is every page. */
function NoAccessView() {
  const isFirstRun = useSites()?.length === 0;
  return (
    <>
      <TopBar />
      <main className="page">
        {isFirstRun ? <FirstSteps /> : <p>{t('hidden_hint')}</p>}
        <UnsentUpdates />
        {!isFirstRun && <Today />}
        <PasteNote />
      </main>
      <PanelFooter />
    </>
  );
}

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

/**
 * A CRM that is on, with no record open that its adapter knows: the day. A brief can be written for
 * such a page as for any other, since a company may keep its leads where no adapter looks.
 */
function SiteView({ place }: { readonly place: OpenPlace | undefined }) {
  const { writeFor } = usePanelActions();
  const isWriting = useWritesFor(place?.key);
  if (place && isWriting) {
    return (
      <PanelErrorBoundary key={place.key} above={<TopBar />}>
        <RecordView place={place} />
      </PanelErrorBoundary>
    );
  }
  return (
    <>
      <TopBar />
      <main className="page">
        <p>{t('site_hint')}</p>
        <UnsentUpdates />
        <Today />
        {place && (
          <div>
            <Button tone="quiet" onClick={() => writeFor(place.key)}>
              {t('page_write')}
            </Button>
          </div>
        )}
        <PasteNote />
      </main>
      <PanelFooter />
    </>
  );
}
