import type { ReactNode } from 'react';

interface PassProps {
  /** The face of who hands over. */
  readonly from: ReactNode;
  /** The face of who takes over, with the ring around it where there is a clock. */
  readonly to: ReactNode;
  /** In whose hands the lead is. */
  readonly at: 'here' | 'there';
}

/** In whose hands the lead is: two faces, and the baton between them. The words stand beside it. */
export function Pass({ from, to, at }: PassProps) {
  return (
    <span className="pass" data-at={at} aria-hidden="true">
      {from}
      <span className="pass-way">
        <svg viewBox="0 0 22 12">
          <rect x="1" y="2" width="20" height="8" rx="4" />
          <path d="M8.2 2v8M12 2v8" />
        </svg>
      </span>
      {to}
    </span>
  );
}
