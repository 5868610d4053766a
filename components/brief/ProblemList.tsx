import type { BriefField, BriefProblem } from '@/lib/handoff/brief-problem';
import { t } from '@/lib/panel/words';
import { problemWords } from './problem-words';

interface ProblemListProps {
  readonly problems: readonly BriefProblem[];
  /** Opens the field's section and puts the focus into it. */
  readonly onGoTo: (field: BriefField) => void;
}

/** What stands in the way of the hand-over; each leads to its field. */
export function ProblemList({ problems, onGoTo }: ProblemListProps) {
  return (
    <div className="problems" role="alert">
      <p>{t('foot_problems')}</p>
      <ul>
        {problems.map(({ field, problem }) => (
          <li key={field}>
            <button type="button" className="link" onClick={() => onGoTo(field)}>
              {problemWords(field, problem)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
