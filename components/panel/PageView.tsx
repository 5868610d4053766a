import { usePanelActions, useWritesFor } from '@/lib/panel/panel-hooks';
import type { OpenPlace } from '@/lib/panel/open-place';
import { t } from '@/lib/panel/words';
import { PasteNote } from '../brief/PasteNote';
import { Button } from '../ui/Button';
import { Bottom } from './Bottom';
import { RecordView } from './RecordView';
import { TopBar } from './TopBar';
import { Waiting } from './Waiting';

/** A page that is no CRM that Baton knows: a brief can be written for it all the same, and copied. */
export function PageView({ place }: { readonly place: OpenPlace }) {
  const { writeFor } = usePanelActions();
  if (useWritesFor(place.key)) return <RecordView place={place} />;
  return (
    <>
      <TopBar />
      <main className="page">
        <p>{t('page_hint', place.crmName)}</p>
        <div>
          <Button onClick={() => writeFor(place.key)}>{t('page_write')}</Button>
        </div>
        <Waiting />
        <PasteNote />
      </main>
      <Bottom />
    </>
  );
}
