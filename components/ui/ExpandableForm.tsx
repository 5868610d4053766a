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
  /** Whether something was typed into it before: then it is open by itself. */
  readonly isBegun?: boolean;
  /** What is read where it opens, with the button in it; the form takes the place of all of that. */
  readonly reading?: (button: ReactNode) => ReactNode;
  readonly children: (close: () => void) => ReactNode;
}

/** A button in whose place a form opens. Escape closes it, and the focus is on the button again. */
export function ExpandableForm({ label, may, gone, children, ...props }: ExpandableFormProps) {
  const { isBegun = false, reading = (button) => button, ...look } = props;
  const [state, setState] = useState<'untouched' | 'open' | 'closed'>('untouched');
  const close = () => setState('closed');
  // A button that comes back one day must not draw the focus to itself.
  if (state === 'closed' && !may) setState('untouched');
  if (state === 'untouched' && may && isBegun) setState('open');
  const closeByKey = (event: KeyboardEvent) => {
    // A list that is open within the form has the key for itself.
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
    event.stopPropagation();
    close();
  };
  if (state !== 'open') {
    return reading(
      may ? (
        <Button {...look} autoFocus={state === 'closed'} onClick={() => setState('open')}>
          {label}
        </Button>
      ) : null,
    );
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
