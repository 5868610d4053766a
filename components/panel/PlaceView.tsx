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
import { PasteNote } from '../brief/PasteNote';
import { ExportButton } from '../settings/ExportButton';
import { Notice } from '../ui/Notice';
import { PanelErrorBoundary } from './ErrorBoundary';
import { FirstRun, Today } from './pages';
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
      return <FirstRun key={place.origin} />;
    case 'hidden':
      return <NoAccessView />;
  }
}

/** A page that is no CRM that Baton knows, until a brief is written for it. */
function PageView({ place }: { readonly place: OpenPlace }) {
  return useWritesFor(place.key) ? <RecordView place={place} /> : <FirstRun />;
}

/** The page in front is none that Baton may see: at first, that is every page. */
function NoAccessView() {
  if (useSites()?.length === 0) return <FirstRun />;
  return (
    <>
      <TopBar />
      <main className="page">
        <p>{t('hidden_hint')}</p>
        <UnsentUpdates />
        <Today />
        <PasteNote />
      </main>
      <PanelFooter />
    </>
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
            <button type="button" className="link" onClick={() => writeFor(place.key)}>
              {t('page_write')}
            </button>
          </div>
        )}
        <PasteNote />
      </main>
      <PanelFooter />
    </>
  );
}
