import { useState } from 'react';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import type { CrmSite, TurnedOn } from '@/lib/panel/sites';
import { crmWords } from '@/lib/panel/problem-words';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { TopBar } from './TopBar';

interface OfferViewProps {
  readonly site: CrmSite & { readonly crmName: string };
}

/** A CRM that Baton knows and may not use yet: one button, and what it allows. */
export function OfferView({ site }: OfferViewProps) {
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
        <p className="quiet">{t('offer_allows', new URL(site.origin).host)}</p>
        {alsoAsked(site).map((words) => (
          <p className="quiet" key={words}>
            {words}
          </p>
        ))}
        {answer && !answer.ok && (
          <p className="warning" role="alert">
            {refusalWords(answer, site.crmName)}
          </p>
        )}
      </main>
    </>
  );
}

function refusalWords(answer: Extract<TurnedOn, { ok: false }>, crmName: string): string {
  return answer.reason === 'declined'
    ? t('offer_declined')
    : crmWords(answer.problem, crmName).text;
}

/** Why the browser asks for more than the site itself, where it does. */
function alsoAsked({ origin, needs, crmName }: OfferViewProps['site']): string[] {
  const others = needs?.origins.filter((one) => one !== origin) ?? [];
  return [
    ...others.map((one) => t('offer_api', crmName, new URL(one).host)),
    ...(needs?.cookies ? [t('offer_cookie', crmName)] : []),
  ];
}
