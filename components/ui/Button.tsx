import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';

interface ButtonProps {
  readonly children: ReactNode;
  /** Its name in full, where its words are few; it holds them. */
  readonly label?: string | undefined;
  readonly onClick?: () => void;
  /** One primary button a view; soft ones are the one act of a row; quiet ones do not ask for attention. */
  readonly tone?: 'plain' | 'primary' | 'soft' | 'quiet' | 'danger';
  /** Big ones are what a page is for; small ones stand in rows. */
  readonly size?: 'big' | 'usual' | 'small';
  readonly icon?: IconName;
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  /** Whether what it began is under way: the words stay. */
  readonly busy?: boolean;
  readonly autoFocus?: boolean;
  /** Shares the row's whole width with its neighbours. */
  readonly wide?: boolean;
}

/** A button with words. */
export function Button({ tone = 'plain', size = 'usual', wide = false, ...props }: ButtonProps) {
  const { type = 'button', icon, busy = false, label, children, ...rest } = props;
  return (
    <button
      type={type}
      className="button"
      data-tone={tone}
      data-size={size}
      data-wide={wide}
      aria-busy={busy || undefined}
      aria-label={label}
      {...rest}
    >
      {busy && <span className="button-ring" aria-hidden="true" />}
      {icon && !busy && <Icon name={icon} />}
      {children}
    </button>
  );
}
