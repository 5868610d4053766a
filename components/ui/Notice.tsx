import type { ReactNode } from 'react';

interface NoticeProps {
  /** How much it asks for attention. */
  readonly kind?: 'quiet' | 'attention' | 'danger';
  readonly text: string;
  /** The button that mends it, where there is one. */
  readonly children?: ReactNode;
}

/** Says that something is not as it should be, and what to do. */
export function Notice({ kind = 'attention', text, children }: NoticeProps) {
  return (
    <div className="notice" data-kind={kind} role="status">
      <p>{text}</p>
      {children}
    </div>
  );
}
