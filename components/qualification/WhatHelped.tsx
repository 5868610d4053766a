import type { Learnt } from '@/lib/panel/use-criterion-history';
import { t } from '@/lib/panel/words';
import { whoWords } from './history-words';

/** What went well in the last handoffs, so that it goes well again. */
export function WhatHelped({ learnt }: { readonly learnt: Learnt }) {
  if (learnt.helped.length === 0) return null;
  return (
    <details className="what-helped">
      <summary>{t('history_helped', whoWords(learnt))}</summary>
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
