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
import { fieldId } from '@/lib/panel/draft/section-of';
import { useCriterionHistory } from '@/lib/panel/draft/use-criterion-history';
import { useDraft, useFramework } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { Section } from '../ui/Section';
import { TextArea } from '../ui/TextArea';
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
      incomplete={!isQualified(framework, scores)}
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
      <NotQualifiedReason />
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
  const missing = unansweredRequired(framework, scores).length;
  return missing > 0 ? t('qualification_missing', points, `${missing}`) : points;
}

const REASON_LENGTH = 500;

/** Below the bar a lead can be handed over all the same, with the reason. */
function NotQualifiedReason() {
  const { draft, change } = useDraft();
  const framework = useFramework();
  if (isQualified(framework, draft.scores)) return null;
  return (
    <TextArea
      id={fieldId('belowBarReason')}
      label={t('belowBar_label')}
      hint={t('belowBar_hint')}
      rows={1}
      value={draft.belowBarReason}
      maxLength={REASON_LENGTH}
      onChange={(belowBarReason) => change((now) => ({ ...now, belowBarReason }))}
    />
  );
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
