import type { FocusEventHandler, KeyboardEventHandler, ReactNode } from 'react';

interface IconButtonProps {
  /** What it does, for those who cannot see the icon, and as its tip. */
  readonly label: string;
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly id?: string;
  readonly tabIndex?: number;
  readonly onFocus?: FocusEventHandler;
  readonly onKeyDown?: KeyboardEventHandler;
}

export function IconButton({ label, ...rest }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} {...rest} />
  );
}
