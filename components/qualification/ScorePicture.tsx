import type { Qualification } from '@/lib/handoff/qualification/qualification';
import './qualification.css';

const HEIGHTS = 5;

/** One column for each criterion, as high as its points: filled, framed or a stub by its basis. */
export function ScorePicture({ criteria }: Pick<Qualification, 'criteria'>) {
  return (
    <span className="score-picture" aria-hidden="true">
      {criteria.map(({ id, points, basis }) => (
        <i
          key={id}
          data-basis={points === null ? 'unknown' : basis}
          style={{ height: `${(100 * (points ?? 0)) / HEIGHTS}%` }}
        />
      ))}
    </span>
  );
}
