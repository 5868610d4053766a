import { begunWith } from '@/lib/handoff/framework-choice';
import {
  meetsBar,
  missingCriteria,
  scoreOf,
  totalScore,
  type Framework,
  type Score,
  type Scores,
} from '@/lib/handoff/qualification';
import { useDraft, useFramework } from '@/lib/panel/hooks';
import { useCriterionHistory } from '@/lib/panel/use-criterion-history';
import { t } from '@/lib/panel/words';
import { Section } from '../ui/Section';
import { BelowBar } from './BelowBar';
import { CriterionField } from './CriterionField';
import { FrameworkChooser } from './FrameworkChooser';
import { historyWords } from './history-words';
import { ScoreMeter } from './ScoreMeter';
import { WhatHelped } from './WhatHelped';
import './qualification.css';

/** Whether the lead is qualified as the team agreed. Source: the article, step 1. */
export function QualificationSection() {
  const { draft, change } = useDraft();
  const framework = useFramework();
  const { scores } = draft;
  const learnt = useCriterionHistory();
  const score = (id: string, next: Score | undefined) =>
    change((now) => ({
      ...begunWith(now, framework),
      scores: withScore(now.scores, id, next),
    }));
  return (
    <Section
      id="qualification"
      title={t('qualification_title')}
      status={statusOf(framework, scores)}
      incomplete={!meetsBar(framework, scores)}
    >
      <div className="qualification-head">
        <ScoreMeter framework={framework} scores={scores} />
        <FrameworkChooser />
      </div>
      {framework.criteria.map((criterion) => (
        <CriterionField
          key={criterion.id}
          criterion={criterion}
          score={scoreOf(scores, criterion.id)}
          history={historyWords(learnt, criterion)}
          onScore={(next) => score(criterion.id, next)}
        />
      ))}
      <WhatHelped learnt={learnt} />
      <BelowBar />
    </Section>
  );
}

function withScore(scores: Scores, id: string, next: Score | undefined): Record<string, Score> {
  const rest = Object.fromEntries(Object.entries(scores).filter(([other]) => other !== id));
  return next ? { ...rest, [id]: next } : rest;
}

function statusOf(framework: Framework, scores: Scores): string {
  const { length } = framework.criteria;
  if (length === 0) return t('qualification_none');
  const { total, highest } = totalScore(framework, scores);
  const points = t('qualification_points', `${total}`, `${highest}`);
  const missing = missingCriteria(framework, scores).length;
  return missing > 0 ? t('qualification_missing', points, `${missing}`) : points;
}
