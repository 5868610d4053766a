import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';

interface ChipProps {
  readonly icon?: IconName;
  readonly tone?: 'accent' | 'good' | 'attention' | 'danger' | 'info' | 'plum';
  /** Where it leads; without it, the chip only says something. */
  readonly href?: string;
  readonly onClick?: () => void;
  /** What it is, where its words alone do not say so. */
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A fact in a word or two: only read, or, where it leads somewhere, framed and higher. */
export function Chip({ icon, tone, href, onClick, title, children }: ChipProps) {
  const content = (
    <>
      {icon && <Icon name={icon} small />}
      <span className="chip-words" dir="auto">
        {children}
      </span>
    </>
  );
  const look = { className: 'chip', 'data-tone': tone, title };
  if (href !== undefined) {
    return (
      <a {...look} data-does href={href} onClick={onClick}>
        {content}
      </a>
    );
  }
  if (onClick) {
    return (
      <button {...look} data-does type="button" onClick={onClick}>
        {content}
      </button>
    );
  }
  return <span {...look}>{content}</span>;
}
