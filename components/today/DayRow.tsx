import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { Handoff } from '@/lib/handoff/handoff';
import { DueChip, type DueState } from '../ui/Due';
import { Face } from '../ui/Face';
import type { IconName } from '../ui/icons';
import { RecordLink } from './RecordLink';

interface DayRowProps {
  /** Whose face it has: a person's, or a lead's. */
  readonly who: { readonly id: string; readonly name: string; readonly of: 'colleague' | 'lead' };
  readonly badge?: IconName;
  readonly name: string;
  /** What goes with the name, in the same line. */
  readonly more?: string;
  /** The row in a sentence, for those who cannot see it as one. */
  readonly sentence: string;
  readonly record: string;
  readonly address: string | undefined;
  readonly due?: RowDue | undefined;
  readonly what?: ReactNode;
  /** The one act; given whether the peek is open, and what opens and folds it. */
  readonly act?: (peek: Peek) => ReactNode;
  /** What is seen of it without opening the record. */
  readonly peek?: ReactNode;
}

export interface RowDue {
  readonly state: DueState;
  readonly left: number;
  readonly text: string;
  /** The same in full. */
  readonly title: string;
}

export interface Peek {
  readonly isOpen: boolean;
  readonly id: string;
  readonly toggle: () => void;
}

/** Whose lead a row is about, and how the lead is called in it. */
export function leadOf(record: string, { brief }: Pick<Handoff, 'brief'>) {
  const name = brief?.lead.name?.value ?? brief?.lead.company?.value ?? '';
  return { who: { id: record, name, of: 'lead' } as const, company: brief?.lead.company?.value };
}

/**
 * One thing of the day: who, about what, until when, and its one act. The whole row leads to the record;
 * the right arrow opens what is to be seen of it here, and the left one folds it.
 */
export function DayRow(props: DayRowProps) {
  const { who, badge, name, more, sentence, record, address, due, what, act, peek } = props;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const hasPeek = peek !== undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!hasPeek || isField(event.target)) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'ArrowRight') setOpen(true);
    else if (event.key === 'ArrowLeft') fold(event);
    else return;
    event.preventDefault();
  };
  const fold = ({ target, currentTarget }: KeyboardEvent) => {
    // What had the focus in the peek goes with it.
    const isInPeek = target instanceof Element && target.closest('.day-peek') !== null;
    if (isInPeek) currentTarget.querySelector<HTMLElement>('.day-words :is(a, button)')?.focus();
    setOpen(false);
  };
  return (
    <div className="day-row-around" data-open={isOpen && hasPeek} onKeyDown={onKeyDown}>
      <div className="day-row">
        <Face {...who} size={32} badge={badge} />
        <div className="day-words">
          <RecordLink record={record} address={address}>
            <span className="unseen">{sentence}</span>
            <span className="cut" aria-hidden="true">
              <strong dir="auto">{name}</strong> {more && <span dir="auto">{more}</span>}
            </span>
          </RecordLink>
          <div className="day-what">
            {due && (
              <span className="day-due" data-late={due.state === 'late'} title={due.title}>
                <DueChip {...due} />
              </span>
            )}
            {what !== undefined && <span className="cut">{what}</span>}
          </div>
        </div>
        {act && (
          <div className="day-act">{act({ isOpen, id, toggle: () => setOpen(!isOpen) })}</div>
        )}
      </div>
      {hasPeek && (
        <div id={id} className="day-peek" hidden={!isOpen}>
          {isOpen && peek}
        </div>
      )}
    </div>
  );
}

function isField(target: EventTarget): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}
