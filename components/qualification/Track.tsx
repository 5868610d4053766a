import { type MouseEvent, useId } from 'react';
import {
  type Basis,
  type Criterion,
  HIGHEST_SCORE,
} from '@/lib/handoff/qualification/qualification';
import { t } from '@/lib/panel/i18n';

interface TrackProps {
  /** The criterion's, for those who do not see which row it is in. */
  readonly name: string;
  readonly scale: Criterion['scale'];
  /** Absent where there is no mark yet. */
  readonly points: number | undefined;
  readonly basis: Basis | undefined;
  readonly onPoints: (points: number) => void;
  readonly onClear: () => void;
}

export interface Choice {
  readonly points: number;
  readonly text: string;
  /** The key that chooses it while the focus is in the row. */
  readonly key: string;
}

const ZERO_TO_FIVE: readonly Choice[] = Array.from({ length: HIGHEST_SCORE + 1 }, (_, points) => ({
  points,
  text: `${points}`,
  key: `${points}`,
}));

/** Returns the marks of a scale, in the order of the track. */
export function choicesOf(scale: Criterion['scale']): readonly Choice[] {
  if (scale === '0-5') return ZERO_TO_FIVE;
  const yes = t('score_yes');
  const no = t('score_no');
  return [
    { points: 0, text: no, key: no.charAt(0).toLowerCase() },
    { points: HIGHEST_SCORE, text: yes, key: yes.charAt(0).toLowerCase() },
  ];
}

/** The mark as a filled track: 0 to 5, or no and yes. A click on the mark itself clears it. */
export function Track({ name, scale, points, basis, onPoints, onClear }: TrackProps) {
  const group = useId();
  // The second click of two quick ones is no second thought.
  const again = ({ detail }: MouseEvent, choice: Choice) => {
    if (choice.points === points && detail < 2) onClear();
  };
  return (
    <div
      role="radiogroup"
      aria-label={t('score_pointsFor', name)}
      className="track"
      data-scale={scale}
      data-basis={points === undefined ? undefined : basis}
    >
      {choicesOf(scale).map((choice) => (
        <label
          key={choice.points}
          data-filled={scale === '0-5' && points !== undefined && choice.points < points}
        >
          <input
            type="radio"
            name={group}
            value={choice.points}
            checked={choice.points === points}
            onClick={(event) => again(event, choice)}
            onChange={() => onPoints(choice.points)}
          />
          <span>{choice.text}</span>
        </label>
      ))}
    </div>
  );
}
