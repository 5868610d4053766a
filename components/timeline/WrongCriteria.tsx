import type { Qualification } from '@/lib/handoff/qualification';
import { t } from '@/lib/panel/words';

interface WrongCriteriaProps {
  readonly criteria: Qualification['criteria'];
  readonly isWrong: (id: string) => boolean;
  readonly onChange: (id: string, wrong: boolean) => void;
}

/** The criteria of the brief, to be ticked where the SDR's mark turned out wrong. */
export function WrongCriteria({ criteria, isWrong, onChange }: WrongCriteriaProps) {
  if (criteria.length === 0) return null;
  return (
    <fieldset className="wrong">
      <legend className="quiet">{t('feedback_wrong')}</legend>
      {criteria.map(({ id, name }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={isWrong(id)}
            onChange={({ currentTarget }) => onChange(id, currentTarget.checked)}
          />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
