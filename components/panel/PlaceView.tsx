import { usePlace } from '@/lib/panel/hooks';
import { useOpenPlaceOfWindow } from '@/lib/panel/panel-hooks';
import { usePanelState } from '@/lib/panel/provider';
import { t } from '@/lib/panel/words';
import { ExportButton } from '../settings/ExportButton';
import { Notice } from '../ui/Notice';
import { HiddenView } from './HiddenView';
import { Mishap } from './Mishap';
import { OfferView } from './OfferView';
import { PageView } from './PageView';
import { RecordView } from './RecordView';
import { SiteView } from './SiteView';
import { TopBar } from './TopBar';

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
        <Mishap key={open.key} above={<TopBar />}>
          <RecordView place={open} />
        </Mishap>
      ) : null;
    case 'page':
      return open ? (
        <Mishap key={open.key} above={<TopBar />}>
          <PageView place={open} />
        </Mishap>
      ) : null;
    case 'site':
      return <SiteView place={open} />;
    case 'offer':
      return <OfferView key={place.origin} site={place} />;
    case 'hidden':
      return <HiddenView />;
  }
}
