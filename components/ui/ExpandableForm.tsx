import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './Button';
import type { IconName } from './icons';
import { isComposing } from './composing';

interface ExpandableFormProps {
  /** What the button says that opens it. */
  readonly label: string;
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'soft';
  readonly size?: 'usual' | 'small';
  readonly icon?: IconName;
  /** Whether what it is for can be done now. */
  readonly may: boolean;
  /** Why it no longer can: said above a form that was open, which stays for the sake of its text. */
  readonly gone: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button in whose place a form opens. Escape closes it, and the focus is on the button again. */
export function ExpandableForm({ label, may, gone, children, ...look }: ExpandableFormProps) {
  const [state, setState] = useState<'untouched' | 'open' | 'closed'>('untouched');
  const close = () => setState('closed');
  // A button that comes back one day must not draw the focus to itself.
  if (state === 'closed' && !may) setState('untouched');
  const closeByKey = (event: KeyboardEvent) => {
    // A list that is open within the form has the key for itself.
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
    event.stopPropagation();
    close();
  };
  if (state !== 'open') {
    return may ? (
      <Button {...look} autoFocus={state === 'closed'} onClick={() => setState('open')}>
        {label}
      </Button>
    ) : null;
  }
  return (
    <div className="open-form" onKeyDown={closeByKey}>
      {!may && (
        <p className="warning" role="status">
          {gone}
        </p>
      )}
      {children(close)}
    </div>
  );
}
