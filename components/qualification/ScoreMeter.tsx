import {
  meetsBar,
  missingCriteria,
  totalScore,
  type Framework,
  type Scores,
} from '@/lib/handoff/qualification';
import { t } from '@/lib/panel/words';

interface ScoreMeterProps {
  readonly framework: Framework;
  readonly scores: Scores;
}

/** The points so far against the bar, drawn and in words. */
export function ScoreMeter({ framework, scores }: ScoreMeterProps) {
  if (framework.criteria.length === 0) return <p className="quiet">{t('qualification_noBar')}</p>;
  const { total, highest } = totalScore(framework, scores);
  const isOver = meetsBar(framework, scores);
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
  const missing = missingCriteria(framework, scores).map(({ name }) => name);
  const points = t('score_under', ...numbers);
  return missing.length === 0 ? points : t('score_missing', points, missing.join(', '));
}
