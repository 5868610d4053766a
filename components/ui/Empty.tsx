import type { ReactNode } from 'react';
import './empty.css';

const DRAWINGS = {
  people: (
    <>
      <circle cx="26" cy="42" r="24" />
      <circle cx="142" cy="42" r="24" />
      <path d="M58 42h52" />
    </>
  ),
  asks: (
    <>
      <rect x="2" y="12" width="164" height="50" rx="16" />
      <rect x="30" y="50" width="18" height="18" rx="4" transform="rotate(45 39 59)" />
      <path d="M20 37h30M118 37h30" />
    </>
  ),
  framework: (
    <>
      <rect x="14" y="4" width="140" height="76" rx="14" />
      <path d="M30 20h60M30 64h76M126 20h12M126 64h12" />
    </>
  ),
  pulse: (
    <>
      <circle cx="26" cy="42" r="24" />
      <circle cx="142" cy="42" r="24" />
      <path d="M16 46c4 7 16 7 20 0M132 46c4 7 16 7 20 0" />
    </>
  ),
} as const;

interface EmptyProps {
  readonly drawing: keyof typeof DRAWINGS;
  readonly title: string;
  /** What will be here, and what to do for it. */
  readonly text?: string | undefined;
  readonly children?: ReactNode;
}

/** Where nothing is yet: a drawing with the baton in it, what will be here, and one way to begin. */
export function Empty({ drawing, title, text, children }: EmptyProps) {
  return (
    <div className="empty">
      <svg aria-hidden="true" viewBox="0 0 168 84">
        {DRAWINGS[drawing]}
        <g>
          <rect x="64" y="33" width="40" height="18" rx="9" />
          <path d="M78 33v18M86 33v18" />
        </g>
      </svg>
      <p className="empty-says">{title}</p>
      {text !== undefined && <p className="quiet">{text}</p>}
      {children}
    </div>
  );
}
