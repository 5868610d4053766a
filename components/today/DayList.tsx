import { useId, type ReactNode } from 'react';

interface DayListProps {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

/** One list of the day with its name; there is none where it is empty. */
export function DayList({ title, count, children }: DayListProps) {
  const titleId = useId();
  if (count === 0) return null;
  return (
    <section className="day-list" aria-labelledby={titleId}>
      <h2>
        <span id={titleId}>{title}</span>
        <span className="day-count" aria-hidden="true">
          {count}
        </span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}
