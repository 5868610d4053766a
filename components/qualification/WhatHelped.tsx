import type { Criterion } from '@/lib/handoff/qualification/qualification';
import type { Learnt } from '@/lib/panel/draft/use-criterion-history';
import { counted, t } from '@/lib/panel/i18n';

/** What went well in the last handoffs, so that it goes well again. */
export function WhatHelped({ learnt }: { readonly learnt: Learnt }) {
  if (learnt.helped.length === 0) return null;
  return (
    <details className="what-helped">
      <summary>{t('history_helped', whoText(learnt))}</summary>
      <ul>
        {learnt.helped.map((text, index) => (
          // Two may have said the same; their order never changes within one reading.
          <li key={index} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How often the criterion turned out wrong lately, in whose word; `undefined` where never. */
export function historyText(
  { from, of, wrong }: Learnt,
  { id, name }: Pick<Criterion, 'id' | 'name'>,
): string | undefined {
  const times = wrong.get(id);
  if (times === undefined) return undefined;
  const who = whoText({ from });
  if (of === 1) return t('history_lastTime', who, name);
  return counted('history_wrong', times, who, name, `${of}`);
}

/** Whose word it is. */
function whoText({ from }: Pick<Learnt, 'from'>): string {
  return from?.name ?? t('history_yourBdms');
}
