import type { TimelineItem } from '@/lib/handoff/handoff';
import { dayAndTime } from '@/lib/panel/time-words';
import { t } from '@/lib/panel/words';
import { IGNORED_WORDS, ownWords, whatHappened } from './entry-words';

/** Everything that happened, oldest first; what does not count is there too, with the reason. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline" aria-label={t('timeline_title')}>
      {items.map(({ entry, ignored }) => (
        <li key={`${entry.id} ${entry.by.id}`} data-ignored={ignored !== undefined}>
          <p>
            <strong>{entry.by.name}</strong> {whatHappened(entry)}{' '}
            <time dateTime={new Date(entry.at).toISOString()}>{dayAndTime(entry.at)}</time>
          </p>
          {ownWords(entry) && <blockquote>{ownWords(entry)}</blockquote>}
          {ignored && <p className="warning">{t(IGNORED_WORDS[ignored])}</p>}
        </li>
      ))}
    </ol>
  );
}
