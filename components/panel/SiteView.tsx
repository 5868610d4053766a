import type { OpenPlace } from '@/lib/panel/open-place';
import { usePanelActions, useWritesFor } from '@/lib/panel/panel-hooks';
import { t } from '@/lib/panel/words';
import { PasteNote } from '../brief/PasteNote';
import { Today } from '../today/Today';
import { Button } from '../ui/Button';
import { Bottom } from './Bottom';
import { Mishap } from './Mishap';
import { RecordView } from './RecordView';
import { TopBar } from './TopBar';
import { Waiting } from './Waiting';

/**
 * A CRM that is on, with no record open that its adapter knows: the day. A brief can be written for
 * such a page as for any other, since a company may keep its leads where no adapter looks.
 */
export function SiteView({ place }: { readonly place: OpenPlace | undefined }) {
  const { writeFor } = usePanelActions();
  const isWriting = useWritesFor(place?.key);
  if (place && isWriting) {
    return (
      <Mishap key={place.key} above={<TopBar />}>
        <RecordView place={place} />
      </Mishap>
    );
  }
  return (
    <>
      <TopBar />
      <main className="page">
        <p>{t('site_hint')}</p>
        <Waiting />
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
      <Bottom />
    </>
  );
}
