import { createContext, type ReactNode, use, useId } from 'react';
import { type SectionId, useSection } from '@/lib/panel/hooks';
import { Icon } from './icons';
import { Mark, type MarkState } from './Mark';

/** What each section is for, in one line, for whoever is new to them. */
export const TeachingContext = createContext<Partial<Record<SectionId, string>>>({});

interface SectionProps {
  readonly id: SectionId;
  readonly title: string;
  readonly mark?: Extract<MarkState, 'none' | 'part' | 'done' | 'stop'>;
  /** What is in it, in few words or as a picture with its number. */
  readonly summary?: ReactNode;
  /** Whether it opens by itself, as long as the user has not decided. It never folds by itself. */
  readonly isNeeded?: boolean;
  /** What is seen of it also where it is folded. */
  readonly always?: ReactNode;
  /** Whether it was worked with, where the mark does not say so: then nobody is taught what it is for. */
  readonly isUsed?: boolean;
  readonly children: ReactNode;
}

/** A named part of the draft that folds to one line, and stays on its record as the user left it. */
export function Section({ id, title, mark = 'none', isNeeded = false, ...parts }: SectionProps) {
  const { isOpen, isChosen, toggle } = useSection(id, isNeeded);
  const { isUsed = mark === 'part' || mark === 'done' } = parts;
  const teaching = use(TeachingContext)[id];
  const bodyId = useId();
  return (
    <section className="section" aria-label={title}>
      <h2 className="section-head">
        <button type="button" aria-expanded={isOpen} aria-controls={bodyId} onClick={toggle}>
          <Mark state={mark} />
          <span className="section-title">{title}</span>
          {parts.summary !== undefined && (
            <span className="section-summary" dir="auto" data-stops={mark === 'stop'}>
              {parts.summary}
            </span>
          )}
          <Icon name="chevron" small />
        </button>
      </h2>
      {parts.always}
      <div id={bodyId} className="section-body" hidden={!isOpen}>
        {parts.children}
      </div>
      {/* Last, so that nothing moves under the hand as it goes. */}
      {teaching !== undefined && !isUsed && !isChosen && (
        <p className="section-teaching hint">{teaching}</p>
      )}
    </section>
  );
}
