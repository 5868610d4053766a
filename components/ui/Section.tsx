import { useId, type ReactNode } from 'react';
import { useSection, type SectionId } from '@/lib/panel/hooks';

interface SectionProps {
  readonly id: SectionId;
  readonly title: string;
  /** Where it stands, in a few words. */
  readonly status?: string | undefined;
  /** Whether something in it is still missing. */
  readonly incomplete?: boolean | undefined;
  readonly children: ReactNode;
}

/** A named part of the panel that opens and closes, and stays as the user left it. */
export function Section({ id, title, status, incomplete = false, children }: SectionProps) {
  const { isOpen, toggle } = useSection(id);
  const titleId = useId();
  const bodyId = useId();
  return (
    <section className="section" aria-labelledby={titleId}>
      <h2 className="section-head">
        <button type="button" aria-expanded={isOpen} aria-controls={bodyId} onClick={toggle}>
          <span id={titleId} className="section-title">
            {title}
          </span>
          {status !== undefined && (
            <span className="section-status" dir="auto" data-incomplete={incomplete}>
              {status}
            </span>
          )}
        </button>
      </h2>
      <div id={bodyId} className="section-body" hidden={!isOpen}>
        {children}
      </div>
    </section>
  );
}
