import type { TimelineItem } from '@/lib/handoff/handoff';
import { entryKey } from '@/lib/handoff/identity';
import { useRemoved } from '@/lib/panel/hooks';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { t } from '@/lib/panel/i18n';
import { IGNORED_WORDS, ownText, whatHappened } from './entry-text';

interface TimelineProps {
  readonly items: readonly TimelineItem[];
  /** Keys of the entries whose notes were changed in the CRM. */
  readonly edited: ReadonlySet<string>;
}

/** Everything that happened, oldest first; what does not count is there too, with the reason. */
export function Timeline({ items, edited }: TimelineProps) {
  const removed = useRemoved();
  return (
    <ol className="timeline" aria-label={t('timeline_title')}>
      {items.map(({ entry, ignored }) => (
        <li key={entryKey(entry)} data-ignored={ignored !== undefined}>
          <p>
            <strong dir="auto">{entry.by.name}</strong> {whatHappened(entry)}{' '}
            <time dateTime={new Date(entry.at).toISOString()}>{dayAndTime(entry.at)}</time>
          </p>
          {ownText(entry) && <blockquote dir="auto">{ownText(entry)}</blockquote>}
          {ignored && <p className="warning">{t(IGNORED_WORDS[ignored])}</p>}
          {edited.has(entryKey(entry)) && <p className="warning">{t('note_edited')}</p>}
          {removed.has(entryKey(entry)) && <p className="warning">{t('note_removed')}</p>}
        </li>
      ))}
    </ol>
  );
}
