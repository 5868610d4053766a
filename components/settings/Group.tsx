import type { ReactNode } from 'react';

interface GroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Settings of one kind: their name, and a row for each. */
export function Group({ title, children }: GroupProps) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <div className="set-list">{children}</div>
    </section>
  );
}
