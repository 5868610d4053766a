import type { FrameworkChange } from '@/lib/handoff/framework-diff';
import { t } from '@/lib/panel/words';
import { changeWords } from './change-words';

/** What one version of a framework says otherwise than the one before. */
export function ChangeList({ changes }: { readonly changes: readonly FrameworkChange[] }) {
  if (changes.length === 0) return <p className="hint">{t('change_none')}</p>;
  return (
    <ul className="changes" aria-label={t('change_title')}>
      {changes.map((change) => {
        const words = changeWords(change);
        return <li key={words}>{words}</li>;
      })}
    </ul>
  );
}
