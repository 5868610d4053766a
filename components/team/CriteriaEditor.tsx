import { MOST_CRITERIA } from '@/lib/handoff/qualification';
import type {
  FrameworkProblem,
  TypedCriterion,
  TypedFramework,
} from '@/lib/handoff/typed-framework';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { usePanel } from '@/lib/panel/provider';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { criterionId } from './criterion-ids';
import { CriterionEditor } from './CriterionEditor';
import { useCriteria } from './use-criteria';

interface CriteriaEditorProps {
  readonly typed: TypedFramework;
  readonly problems: readonly FrameworkProblem[];
  readonly onType: (typed: TypedFramework) => void;
}

/** The criteria in their order: edited, added, removed with a way back, moved by buttons. */
export function CriteriaEditor({ typed, problems, onType }: CriteriaEditorProps) {
  const { criteria } = typed;
  const { newId } = usePanel().parts;
  const { focus } = usePanelActions();
  const edit = useCriteria(typed, onType);
  const add = () => {
    const id = newId();
    edit.change((now) => [...now, blank(id)]);
    focus(criterionId(id));
  };
  return (
    <fieldset className="criteria">
      <legend>{t('criteria_title')}</legend>
      {criteria.length === 0 && <p className="hint">{t('criteria_none')}</p>}
      <ol aria-label={t('criteria_title')}>
        {criteria.map((criterion, place) => (
          <CriterionEditor
            key={criterion.id}
            criterion={criterion}
            place={place}
            count={criteria.length}
            problems={problems}
            onChange={(part) =>
              edit.change((now) =>
                now.map((other) => (other.id === criterion.id ? { ...other, ...part } : other)),
              )
            }
            onMove={(by) => edit.move(criterion, place, by)}
            onRemove={() => edit.remove(criterion, place)}
          />
        ))}
      </ol>
      {criteria.length < MOST_CRITERIA ? (
        <Button onClick={add}>{t('criteria_add')}</Button>
      ) : (
        <p className="hint">{t('criteria_full', `${MOST_CRITERIA}`)}</p>
      )}
    </fieldset>
  );
}

function blank(id: string): TypedCriterion {
  return { id, name: '', question: '', weight: '1', scale: '0-5', duty: 'sdr-must' };
}
