import type { Ref } from 'react';
import { briefEntry } from '@/lib/handoff/brief/brief-entry';
import type { Handoff } from '@/lib/handoff/handoff';
import { entryKey } from '@/lib/handoff/identity';
import { useRemoved } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { BriefCard } from '../brief/BriefCard';

interface BriefPartProps {
  readonly handoff: Handoff;
  /** Keys of the entries whose notes were changed in the CRM. */
  readonly edited: ReadonlySet<string>;
  /** Whether it is open without being asked for. */
  readonly isOpen: boolean;
  readonly details: Ref<HTMLDetailsElement>;
}

/** The brief as it was sent; who read another text in the CRM is told. */
export function BriefPart({ handoff, edited, isOpen, details }: BriefPartProps) {
  const removed = useRemoved();
  if (!handoff.brief) return null;
  const brought = briefEntry(handoff);
  return (
    <details ref={details} open={isOpen}>
      <summary>{t('handoff_brief')}</summary>
      {brought && edited.has(entryKey(brought)) && <p className="warning">{t('note_edited')}</p>}
      {brought && removed.has(entryKey(brought)) && <p className="warning">{t('note_removed')}</p>}
      <BriefCard view={handoff.brief} />
    </details>
  );
}
