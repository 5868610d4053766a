import { begunWith } from '@/lib/handoff/qualification/framework-choice';
import {
  type Framework,
  isQualified,
  unansweredRequired,
  type Score,
  scoreOf,
  type Scores,
  totalScore,
} from '@/lib/handoff/qualification/qualification';
import { useFrameworkNews } from '@/lib/panel/draft/use-framework-news';
import { useCriterionHistory } from '@/lib/panel/draft/use-criterion-history';
import { useDraft, useFramework } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { Section } from '../ui/Section';
import { CriterionField } from './CriterionField';
import { FrameworkChooser } from './FrameworkChooser';
import { historyText, WhatHelped } from './WhatHelped';
import './qualification.css';

/** Whether the lead is qualified as the team agreed. Source: the article, step 1. */
export function QualificationSection() {
  const { draft, change } = useDraft();
  const framework = useFramework();
  const { scores } = draft;
  const learnt = useCriterionHistory();
  const news = useFrameworkNews();
  const hasNews = news.isLost || (news.current !== undefined && !news.isKept);
  const score = (id: string, next: Score | undefined) =>
    change((now) => ({
      ...begunWith(now, framework),
      scores: withScore(now.scores, id, next),
    }));
  return (
    <Section
      id="qualification"
      title={t('qualification_title')}
      mark={markOf(framework, scores)}
      summary={statusOf(framework, scores)}
      isNeeded={!isAllMarked(framework, scores) || hasNews}
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
          history={historyText(learnt, criterion)}
          onScore={(next) => score(criterion.id, next)}
        />
      ))}
      <WhatHelped learnt={learnt} />
    </Section>
  );
}

function withScore(scores: Scores, id: string, next: Score | undefined): Record<string, Score> {
  const rest = Object.fromEntries(Object.entries(scores).filter(([other]) => other !== id));
  return next ? { ...rest, [id]: next } : rest;
}

const isAllMarked = (framework: Framework, scores: Scores) =>
  framework.criteria.every(({ id }) => scoreOf(scores, id) !== undefined);

function markOf(framework: Framework, scores: Scores) {
  if (framework.criteria.every(({ id }) => scoreOf(scores, id) === undefined)) return 'none';
  return isQualified(framework, scores) && isAllMarked(framework, scores) ? 'done' : 'part';
}

function statusOf(framework: Framework, scores: Scores): string {
  const { length } = framework.criteria;
  if (length === 0) return t('qualification_none');
  const { total, highest } = totalScore(framework, scores);
  const points = t('qualification_points', `${total}`, `${highest}`);
  const missing = unansweredRequired(framework, scores).length;
  return missing > 0 ? t('qualification_missing', points, `${missing}`) : points;
}

interface ScoreMeterProps {
  readonly framework: Framework;
  readonly scores: Scores;
}

/** The points so far against the bar, drawn and in words. */
function ScoreMeter({ framework, scores }: ScoreMeterProps) {
  if (framework.criteria.length === 0) return <p className="quiet">{t('qualification_noBar')}</p>;
  const { total, highest } = totalScore(framework, scores);
  const isOver = isQualified(framework, scores);
  const percent = (points: number) => `${(100 * points) / highest}%`;
  return (
    <div className="score">
      <div className="score-track" aria-hidden="true">
        <span className="score-fill" data-over={isOver} style={{ width: percent(total) }} />
        <span className="score-bar" style={{ insetInlineStart: percent(framework.threshold) }} />
      </div>
      <p className="score-words">{words(framework, scores, isOver)}</p>
    </div>
  );
}

function words(framework: Framework, scores: Scores, isOver: boolean): string {
  const { total, highest } = totalScore(framework, scores);
  const numbers = [`${total}`, `${highest}`, `${framework.threshold}`] as const;
  if (isOver) return t('score_over', ...numbers);
  const missing = unansweredRequired(framework, scores).map(({ name }) => name);
  const points = t('score_under', ...numbers);
  return missing.length === 0 ? points : t('score_missing', points, missing.join(', '));
}
