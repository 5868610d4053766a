import type { Ref } from 'react';
import { briefEntry } from '@/lib/handoff/brief/brief-entry';
import type { Handoff } from '@/lib/handoff/handoff';
import { entryKey } from '@/lib/handoff/identity';
import { useRemoved } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { BriefCard, Case } from '../brief/BriefCard';

interface BriefPartProps {
  readonly handoff: Handoff;
  /** Keys of the entries whose notes were changed in the CRM. */
  readonly edited: ReadonlySet<string>;
  /** Whether it is open without being asked for. */
  readonly isOpen: boolean;
  readonly details: Ref<HTMLDetailsElement>;
}

/** The brief as it was sent, its five lines first; who read another text in the CRM is told. */
export function BriefPart({ handoff, edited, isOpen, details }: BriefPartProps) {
  const removed = useRemoved();
  const { brief } = handoff;
  if (!brief) return null;
  const brought = briefEntry(handoff);
  return (
    <section className="brief-part" aria-label={t('brief_title')}>
      {brought && edited.has(entryKey(brought)) && <p className="warning">{t('note_edited')}</p>}
      {brought && removed.has(entryKey(brought)) && <p className="warning">{t('note_removed')}</p>}
      <details ref={details} open={isOpen}>
        <summary>{t('handoff_brief')}</summary>
        <Case view={brief} />
        <details className="brief-fact">
          <summary>{t('handoff_wholeBrief')}</summary>
          <BriefCard view={brief} isRest />
        </details>
      </details>
    </section>
  );
}
