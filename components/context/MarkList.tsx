import { useEffect, useRef } from 'react';
import { t } from '@/lib/panel/words';
import { kindWords } from './context-words';
import type { Mark } from './marks';

interface MarkListProps {
  readonly id: string;
  readonly marks: readonly Mark[];
  readonly current: number | undefined;
  readonly optionId: (index: number) => string;
  readonly onTake: (mark: Mark) => void;
}

/** The marks, each with the section that it files into. The focus stays in the quick line. */
export function MarkList({ id, marks, current, optionId, onTake }: MarkListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // In braces: its answer, a promise in new browsers, is no clean-up of this effect.
    list.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <ul ref={list} id={id} role="listbox" aria-label={t('quickLine_marks')} className="mark-list">
      {marks.map((mark, index) => (
        <li
          key={mark.kind}
          id={optionId(index)}
          role="option"
          aria-selected={index === current}
          data-highlighted={index === current}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(mark)}
        >
          <kbd>{mark.mark}</kbd>
          <span>{kindWords(mark.kind)}</span>
          <span className="quiet">{mark.slash}</span>
        </li>
      ))}
    </ul>
  );
}
