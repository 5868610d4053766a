import { criterionSchema } from '@/lib/handoff/qualification';
import type { FrameworkProblem, TypedCriterion } from '@/lib/handoff/typed-framework';
import { t, type MessageKey } from '@/lib/panel/words';
import { CloseIcon, DownIcon, UpIcon } from '../ui/icons';
import { IconButton } from '../ui/IconButton';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { DUTY_CHOICES, SCALE_CHOICES } from './change-words';
import { criterionId, moveCriterionId } from './criterion-ids';
import { problemAt } from './framework-problem-words';

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
export function CriterionEditor(props: CriterionEditorProps) {
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
          <UpIcon />
        </IconButton>
        <IconButton
          id={moveCriterionId(id, 1)}
          label={t('criterion_down', called)}
          disabled={place === count - 1}
          onClick={() => onMove(1)}
        >
          <DownIcon />
        </IconButton>
        <IconButton label={t('criterion_remove', called)} onClick={onRemove}>
          <CloseIcon />
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
