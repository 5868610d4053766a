import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface IconButtonProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'aria-label' | 'title' | 'className' | 'type'
> {
  /** What it does, for those who cannot see the icon, and as its tip. */
  readonly label: string;
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly small?: boolean;
}

/** A button that is an icon alone, 28 px wide and high, 24 where `small`. */
export function IconButton({ label, small = false, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      data-small={small || undefined}
      aria-label={label}
      title={label}
      {...rest}
    />
  );
}
