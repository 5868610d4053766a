import { useEffect, useRef, useState, type ReactNode } from 'react';
import { t } from '@/lib/panel/i18n';
import { Button } from './Button';
import { OverfullFields } from './Field';

interface FormProps {
  /** Its name, where it is a part of the page of its own. */
  readonly label?: string | undefined;
  readonly children: ReactNode;
  /** What the button says that sends it. */
  readonly submit: string;
  readonly tone?: 'plain' | 'primary';
  readonly onSubmit: () => void;
  /** Another way to send it. */
  readonly other?: { readonly label: string; readonly onPress: () => void };
  /** Absent where the form is always open. */
  readonly onCancel?: (() => void) | undefined;
}

/** Fields and the button that sends them. What keeps it from being sent gets the focus. */
export function Form({ label, children, submit, tone = 'primary', other, ...on }: FormProps) {
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const [overfull] = useState(() => new Set<string>());
  useEffect(() => {
    if (attempts > 0) focusOnWrong(form.current);
  }, [attempts]);
  const send = (work: () => void) => {
    setAttempts(attempts + 1);
    // What no entry can hold is mended first; the field says by how much.
    if (overfull.size === 0) work();
  };
  return (
    <form
      ref={form}
      className="actions"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(on.onSubmit);
      }}
    >
      <OverfullFields value={overfull}>{children}</OverfullFields>
      <div className="buttons">
        <Button type="submit" tone={tone}>
          {submit}
        </Button>
        {other && <Button onClick={() => send(other.onPress)}>{other.label}</Button>}
        {on.onCancel && <Button onClick={on.onCancel}>{t('button_cancel')}</Button>}
      </div>
    </form>
  );
}

/** A group of choices is no place for the focus: its first choice is. */
function focusOnWrong(form: HTMLElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const choice = wrong?.querySelector<HTMLElement>('input');
  (choice ?? wrong)?.focus();
}
