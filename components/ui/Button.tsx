import type { ReactNode } from 'react';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  /** One primary button a view; quiet ones do not ask for attention. */
  readonly tone?: 'plain' | 'primary' | 'quiet';
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** Shares the row's whole width with its neighbours. */
  readonly wide?: boolean;
}

export function Button({ tone = 'plain', type = 'button', wide = false, ...rest }: ButtonProps) {
  return <button type={type} className="button" data-tone={tone} data-wide={wide} {...rest} />;
}
