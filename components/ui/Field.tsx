import { createContext, useContext, useEffect, useId, type ReactNode } from 'react';
import { cleanText } from '@/lib/handoff/text';
import { t } from '@/lib/panel/i18n';

/** What every field has besides its value. */
export interface FieldProps {
  readonly label: string;
  /** Whether its name is said only: what stands in it or around it shows what it is for. */
  readonly isLabelHidden?: boolean | undefined;
  readonly hint?: string | undefined;
  /** What is wrong and how to mend it; takes the place of the hint. */
  readonly error?: string | undefined;
  /** What is to be looked at again, though it may stand; said below the hint. */
  readonly warning?: string | undefined;
  /** More than this can be typed and pasted, and stays; it is said, and {@link Form} does not send it. */
  readonly maxLength?: number | undefined;
  /** The element id of the control, for links that lead focus to it. */
  readonly id?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Whether it is one line with its name, and looks like a fact where it is filled and nobody is in it. */
  readonly isFact?: boolean | undefined;
}

/** What ties a control to its label and to what is said below it. */
interface Tied {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby'?: string;
}

interface FieldFrameProps extends FieldProps {
  readonly value: string;
  readonly control: (tied: Tied) => ReactNode;
}

/** Ids of the fields of the form around that hold more than they may. */
export const OverfullFields = createContext<Set<string> | undefined>(undefined);

/** How much of a text is too much, in words; `undefined` where all of it fits. */
export function tooLongText(value: string, maxLength = Infinity): string | undefined {
  if (value.length <= maxLength) return undefined;
  const { length } = cleanText(value);
  if (length <= maxLength) return undefined;
  return t('field_tooMuch', `${length - maxLength}`);
}

/** A label, a control, and a line below for the hint or the error. */
export function Field({
  label,
  isLabelHidden,
  hint,
  warning,
  id,
  control,
  isFact,
  ...props
}: FieldFrameProps) {
  const ownId = useId();
  const noteId = `${ownId}note`;
  const warningId = `${ownId}warning`;
  const tooLong = tooLongText(props.value, props.maxLength);
  const overfull = useContext(OverfullFields);
  const isOverfull = tooLong !== undefined;
  useEffect(() => {
    if (!overfull || !isOverfull) return;
    overfull.add(ownId);
    return () => void overfull.delete(ownId);
  }, [overfull, isOverfull, ownId]);
  const error = tooLong ?? props.error;
  const note = error ?? hint;
  const describedBy = [note && noteId, warning && warningId].filter(Boolean).join(' ');
  const tied = {
    id: id ?? ownId,
    'aria-invalid': error !== undefined,
    ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
  };
  return (
    <div className="field" data-fact={isFact && (props.value === '' ? 'empty' : 'filled')}>
      <label htmlFor={tied.id} className={isLabelHidden ? 'unseen' : undefined}>
        {label}
      </label>
      {control(tied)}
      {note !== undefined && (
        <p id={noteId} className={error === undefined ? 'hint' : 'error'}>
          {note}
        </p>
      )}
      {warning !== undefined && (
        <p id={warningId} className="warning" role="status">
          {warning}
        </p>
      )}
    </div>
  );
}
