import { useEffect, useRef } from 'react';
import { criterionSchema, MOST_CRITERIA } from '@/lib/handoff/qualification/qualification';
import type {
  FrameworkProblem,
  TypedCriterion,
  TypedFramework,
} from '@/lib/handoff/qualification/typed-framework';
import { counted, type MessageKey, t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { usePanel } from '@/lib/panel/provider';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import {
  criterionId,
  DUTY_CHOICES,
  moveCriterionId,
  problemAt,
  SCALE_CHOICES,
} from './framework-text';

interface CriteriaEditorProps {
  readonly typed: TypedFramework;
  readonly problems: readonly FrameworkProblem[];
  readonly onType: (typed: TypedFramework) => void;
}

/** The criteria in their order: edited, added, removed with a way back, moved by buttons. */
export function CriteriaEditor({ typed, problems, onType }: CriteriaEditorProps) {
  const { criteria } = typed;
  const { newId } = usePanel().deps;
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
        <p className="hint">{counted('criteria_full', MOST_CRITERIA)}</p>
      )}
    </fieldset>
  );
}

function blank(id: string): TypedCriterion {
  return { id, name: '', question: '', weight: '1', scale: '0-5', duty: 'sdr-must' };
}

interface CriterionEditorProps {
  readonly criterion: TypedCriterion;
  readonly place: number;
  readonly count: number;
  readonly problems: readonly FrameworkProblem[];
  readonly onChange: (part: Partial<TypedCriterion>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

const { scale: scaleSchema, duty: dutySchema } = criterionSchema.shape;

const optionsOf = (words: Readonly<Record<string, MessageKey>>) =>
  Object.entries(words).map(([value, key]) => ({ value, text: t(key) }));

/** One criterion while it is being written: its name, the question to ask, and how it counts. */
function CriterionEditor(props: CriterionEditorProps) {
  const { criterion, place, count, problems, onChange, onMove, onRemove } = props;
  const { id, name, question, weight, scale, duty } = criterion;
  const called = name || t('criterion_unnamed', `${place + 1}`);
  return (
    <li className="criterion-editor" aria-label={called}>
      <div className="criterion-top">
        <TextField
          id={criterionId(id)}
          label={t('criterion_name')}
          value={name}
          maxLength={80}
          error={problemAt(problems, 'criterion-name', id)}
          onChange={(next) => onChange({ name: next })}
        />
        <IconButton
          id={moveCriterionId(id, -1)}
          label={t('criterion_up', called)}
          disabled={place === 0}
          onClick={() => onMove(-1)}
        >
          <Icon name="up" />
        </IconButton>
        <IconButton
          id={moveCriterionId(id, 1)}
          label={t('criterion_down', called)}
          disabled={place === count - 1}
          onClick={() => onMove(1)}
        >
          <Icon name="down" />
        </IconButton>
        <IconButton label={t('criterion_remove', called)} onClick={onRemove}>
          <Icon name="close" />
        </IconButton>
      </div>
      <TextArea
        label={t('criterion_question')}
        rows={1}
        value={question}
        maxLength={300}
        error={problemAt(problems, 'criterion-question', id)}
        onChange={(next) => onChange({ question: next })}
      />
      <div className="criterion-counts">
        <Select
          label={t('criterion_duty')}
          value={duty}
          options={optionsOf(DUTY_CHOICES)}
          onChange={(next) => onChange({ duty: dutySchema.parse(next) })}
        />
        <Select
          label={t('criterion_scale')}
          value={scale}
          options={optionsOf(SCALE_CHOICES)}
          onChange={(next) => onChange({ scale: scaleSchema.parse(next) })}
        />
        <TextField
          label={t('criterion_weight')}
          inputMode="numeric"
          value={weight}
          maxLength={20}
          error={problemAt(problems, 'criterion-weight', id)}
          onChange={(next) => onChange({ weight: next })}
        />
      </div>
    </li>
  );
}

type Criteria = TypedFramework['criteria'];

export interface CriteriaEdits {
  readonly change: (edit: (criteria: Criteria) => Criteria) => void;
  /** Moves it up (-1) or down (1); the focus stays with it. */
  readonly move: (criterion: TypedCriterion, place: number, by: -1 | 1) => void;
  /** Takes it out, with a way back. */
  readonly remove: (criterion: TypedCriterion, place: number) => void;
}

/** What can be done with the criteria; each says what it did and leads the focus to where the eye is. */
function useCriteria(
  typed: TypedFramework,
  onType: (typed: TypedFramework) => void,
): CriteriaEdits {
  const { showToast, announce, focus } = usePanelActions();
  // An undo comes after other changes, which are not to be undone with it.
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  }, [typed]);
  const change: CriteriaEdits['change'] = (edit) =>
    onType({ ...latest.current, criteria: edit(latest.current.criteria) });
  return {
    change,
    move: (criterion, place, by) => {
      const next = place + by;
      const count = typed.criteria.length;
      change((now) => now.toSpliced(place, 1).toSpliced(next, 0, criterion));
      const isAtEnd = next === (by === -1 ? 0 : count - 1);
      focus(moveCriterionId(criterion.id, isAtEnd ? (by === -1 ? 1 : -1) : by));
      announce(t('line_moved', `${next + 1}`, `${count}`));
    },
    remove: (criterion, place) => {
      const neighbour = typed.criteria[place + 1] ?? typed.criteria[place - 1];
      change((now) => now.filter(({ id }) => id !== criterion.id));
      if (neighbour) focus(criterionId(neighbour.id));
      showToast(t('criterion_removed', criterion.name), () => {
        change((now) => now.toSpliced(place, 0, criterion));
        focus(criterionId(criterion.id));
      });
    },
  };
}
