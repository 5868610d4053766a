import { useState } from 'react';
import type { LeadField as LeadFieldName } from '@/lib/handoff/brief/lead';
import { useFieldPicking } from '@/lib/panel/draft/picked-fields';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { LEAD_WORDS } from './LeadField';
import './learn-page.css';

const namesOf = (fields: readonly LeadFieldName[]) =>
  fields.map((field) => t(LEAD_WORDS[field])).join(', ');

/** On a page that no adapter reads: where its facts stand can be shown once, shown again, and forgotten. */
export function LearnPage() {
  const { isPossible, isLearned, host, pageOf, missing, point, forget } = useFieldPicking();
  const [problem, setProblem] = useState<string>();
  if (!isPossible) return null;
  const offer = pageOf === undefined ? t('learn_offer') : t('learn_offerIn', pageOf);
  const pointNow = () => void point().then(setProblem);
  return (
    <div className="learn-page">
      <p>{isLearned ? t('learn_known', host) : offer}</p>
      <div role="status">
        {isLearned && missing.kept.length > 0 && <p>{t('learn_kept', namesOf(missing.kept))}</p>}
        {isLearned && missing.none.length > 0 && <p>{t('learn_missing', namesOf(missing.none))}</p>}
      </div>
      <div className="buttons">
        <Button onClick={pointNow}>{t(isLearned ? 'learn_again' : 'learn_point')}</Button>
        {isLearned && (
          <Button tone="quiet" onClick={() => void forget()}>
            {t('learn_forget')}
          </Button>
        )}
      </div>
      {problem !== undefined && (
        <p className="warning" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
