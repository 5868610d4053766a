import { t } from '@/lib/panel/words';
import { PasteNote } from '../brief/PasteNote';
import { Today } from '../today/Today';
import { Bottom } from './Bottom';
import { TopBar } from './TopBar';
import { Waiting } from './Waiting';

/** A CRM that is on, with no record open. */
export function SiteView() {
  return (
    <>
      <TopBar />
      <main className="page">
        <p>{t('site_hint')}</p>
        <Waiting />
        <Today />
        <PasteNote />
      </main>
      <Bottom />
    </>
  );
}
