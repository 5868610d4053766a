import { useSites } from '@/lib/panel/panel-hooks';
import { t } from '@/lib/panel/words';
import { PasteNote } from '../brief/PasteNote';
import { Today } from '../today/Today';
import { Bottom } from './Bottom';
import { TopBar } from './TopBar';
import { Waiting } from './Waiting';

/** The page in front is none that Baton may see: at first, that is every page. */
export function HiddenView() {
  const isFirstRun = useSites()?.length === 0;
  return (
    <>
      <TopBar />
      <main className="page">
        {isFirstRun ? <FirstSteps /> : <p>{t('hidden_hint')}</p>}
        <Waiting />
        {!isFirstRun && <Today />}
        <PasteNote />
      </main>
      <Bottom />
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
