import { useId, useRef, type KeyboardEvent } from 'react';
import { HIGHEST_SCORE, type Criterion } from '@/lib/handoff/qualification/qualification';
import { t } from '@/lib/panel/i18n';
import { isComposing } from '../ui/composing';

interface PointsProps {
  readonly scale: Criterion['scale'];
  /** Absent where there is no mark yet. */
  readonly points: number | undefined;
  readonly onPoints: (points: number) => void;
}

interface Choice {
  readonly points: number;
  readonly text: string;
  /** The key that chooses it while the focus is in the group. */
  readonly key: string;
}

const ZERO_TO_FIVE: readonly Choice[] = Array.from({ length: HIGHEST_SCORE + 1 }, (_, points) => ({
  points,
  text: `${points}`,
  key: `${points}`,
}));

/** The mark: 0 to 5, or yes and no; chosen by mouse, arrow keys, or its own key. */
export function Points({ scale, points, onPoints }: PointsProps) {
  const group = useId();
  const row = useRef<HTMLDivElement>(null);
  const choices = scale === 'yes-no' ? yesOrNo() : ZERO_TO_FIVE;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = choices.findIndex(({ key }) => key === event.key.toLowerCase());
    const chosen = choices[index];
    if (!chosen) return;
    event.preventDefault();
    onPoints(chosen.points);
    row.current?.querySelectorAll('input')[index]?.focus();
  };
  return (
    <div
      ref={row}
      role="radiogroup"
      aria-label={t('score_label')}
      className="radio-options points"
      onKeyDown={onKeyDown}
    >
      {choices.map((choice) => (
        <label key={choice.points}>
          <input
            type="radio"
            name={group}
            value={choice.points}
            checked={choice.points === points}
            onChange={() => onPoints(choice.points)}
          />
          <span>{choice.text}</span>
        </label>
      ))}
    </div>
  );
}

function yesOrNo(): readonly Choice[] {
  const yes = t('score_yes');
  const no = t('score_no');
  return [
    { points: HIGHEST_SCORE, text: yes, key: yes.charAt(0).toLowerCase() },
    { points: 0, text: no, key: no.charAt(0).toLowerCase() },
  ];
}
