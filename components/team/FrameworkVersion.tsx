import { frameworkDiff } from '@/lib/handoff/framework-diff';
import type { PublishedFramework } from '@/lib/handoff/entries/team/framework';
import type { Framework } from '@/lib/handoff/qualification';
import { agoInWords } from '@/lib/panel/age-words';
import { useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { ChangeList } from './ChangeList';
import { DUTY_CHOICES, SCALE_CHOICES } from './change-words';
import { ReviewDate } from './ReviewDate';

interface FrameworkVersionProps {
  readonly published: PublishedFramework;
  /** The version before; absent for the first. */
  readonly before: Framework | undefined;
}

/** A published version: by whom, what it asks, and what it says otherwise than the one before. */
export function FrameworkVersion({ published, before }: FrameworkVersionProps) {
  const { framework, by, at, changes, reviewOn } = published;
  const ago = agoInWords(at, useNow());
  const count = `${framework.criteria.length}`;
  return (
    <div className="framework-version">
      <p>
        <strong>{t('framework_version', framework.name, `${framework.version}`)}</strong>
      </p>
      <p className="quiet">{t('framework_by', by.name, ago)}</p>
      {changes && <blockquote dir="auto">{changes}</blockquote>}
      <details>
        <summary>{t('framework_criteria', count, `${framework.threshold}`)}</summary>
        <ol className="criteria-list">
          {framework.criteria.map(({ id, name, question, weight, scale, duty }) => (
            <li key={id}>
              <p dir="auto">{name}</p>
              <p className="hint" dir="auto">
                {question}
              </p>
              <p className="hint">
                {t('criterion_words', t(DUTY_CHOICES[duty]), t(SCALE_CHOICES[scale]), `${weight}`)}
              </p>
            </li>
          ))}
        </ol>
      </details>
      {before && (
        <details>
          <summary>{t('change_since', `${before.version}`)}</summary>
          <ChangeList changes={frameworkDiff(before, framework)} />
        </details>
      )}
      <ReviewDate day={reviewOn} />
    </div>
  );
}
