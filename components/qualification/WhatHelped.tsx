import type { Criterion } from '@/lib/handoff/qualification/qualification';
import type { Learnt } from '@/lib/panel/draft/use-criterion-history';
import { type MessageKey, t } from '@/lib/panel/i18n';

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

const NUMBERS: Readonly<Record<number, MessageKey>> = {
  2: 'number_two',
  3: 'number_three',
  4: 'number_four',
  5: 'number_five',
};

/** How often the criterion turned out wrong lately, in whose word; `undefined` where never. */
export function historyText(
  { from, of, wrong }: Learnt,
  { id, name }: Pick<Criterion, 'id' | 'name'>,
): string | undefined {
  const times = wrong.get(id);
  if (times === undefined) return undefined;
  const who = whoText({ from });
  if (of === 1) return t('history_lastTime', who, name);
  if (times === 1) return t('history_once', who, name, inText(of));
  if (times === 2) return t('history_twice', who, name, inText(of));
  return t('history_times', who, name, inText(of), inText(times));
}

/** Whose word it is. */
function whoText({ from }: Pick<Learnt, 'from'>): string {
  return from?.name ?? t('history_yourBdms');
}

function inText(count: number): string {
  const key = NUMBERS[count];
  return key ? t(key) : `${count}`;
}
