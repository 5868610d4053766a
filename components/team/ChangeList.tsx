import type { FrameworkChange } from '@/lib/handoff/qualification/framework-diff';
import { t } from '@/lib/panel/i18n';
import { changeText } from './framework-text';

/** What one version of a framework says otherwise than the one before. */
export function ChangeList({ changes }: { readonly changes: readonly FrameworkChange[] }) {
  if (changes.length === 0) return <p className="hint">{t('change_none')}</p>;
  return (
    <ul className="changes" aria-label={t('change_title')}>
      {changes.map((change, index) => (
        // Two criteria of one name may have come: a change has no identity but its place.
        <li key={index}>{changeText(change)}</li>
      ))}
    </ul>
  );
}
