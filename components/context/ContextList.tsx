import { useId } from 'react';
import type { ContextItem, ContextKind } from '@/lib/handoff/context';
import { kindWords } from './context-words';
import { ContextLine } from './ContextLine';

interface ContextListProps {
  readonly kind: ContextKind;
  readonly items: readonly ContextItem[];
}

/** The lines of one kind. */
export function ContextList({ kind, items }: ContextListProps) {
  const titleId = useId();
  return (
    <div className="context-list">
      <h3 id={titleId}>{kindWords(kind)}</h3>
      <ul aria-labelledby={titleId}>
        {items.map((item, index) => (
          <ContextLine key={item.id} item={item} place={index} count={items.length} />
        ))}
      </ul>
    </div>
  );
}
