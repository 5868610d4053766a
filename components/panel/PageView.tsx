import { usePanelActions, useWritesFor } from '@/lib/panel/panel-hooks';
import type { OpenPlace } from '@/lib/panel/site/open-place';
import { t } from '@/lib/panel/i18n';
import { PasteNote } from '../brief/PasteNote';
import { Button } from '../ui/Button';
import { PanelFooter } from './PanelFooter';
import { RecordView } from './RecordView';
import { TopBar } from './TopBar';
import { UnsentUpdates } from './UnsentUpdates';

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
        <UnsentUpdates />
        <PasteNote />
      </main>
      <PanelFooter />
    </>
  );
}
