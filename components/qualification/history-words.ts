import type { Criterion } from '@/lib/handoff/qualification';
import type { Learnt } from '@/lib/panel/use-criterion-history';
import { t, type MessageKey } from '@/lib/panel/words';

const NUMBERS: Readonly<Record<number, MessageKey>> = {
  2: 'number_two',
  3: 'number_three',
  4: 'number_four',
  5: 'number_five',
};

/** How often the criterion turned out wrong lately, in whose word; `undefined` where never. */
export function historyWords(
  { from, of, wrong }: Learnt,
  { id, name }: Pick<Criterion, 'id' | 'name'>,
): string | undefined {
  const times = wrong.get(id);
  if (times === undefined) return undefined;
  const who = whoWords({ from });
  if (of === 1) return t('history_lastTime', who, name);
  if (times === 1) return t('history_once', who, name, inWords(of));
  if (times === 2) return t('history_twice', who, name, inWords(of));
  return t('history_times', who, name, inWords(of), inWords(times));
}

/** Whose word it is. */
export function whoWords({ from }: Pick<Learnt, 'from'>): string {
  return from?.name ?? t('history_yourBdms');
}

function inWords(count: number): string {
  const key = NUMBERS[count];
  return key ? t(key) : `${count}`;
}
