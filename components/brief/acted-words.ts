import type { Acted } from '@/lib/panel/acting';
import { storeWords } from '@/lib/panel/problem-words';
import { t } from '@/lib/panel/words';
import { whatHappened } from '../timeline/entry-words';
import { problemWords } from './problem-words';

/** Why what was asked was not done, and what to do. */
export function actedWords(acted: Extract<Acted, { ok: false }>): string {
  switch (acted.reason) {
    case 'not-entitled':
      return acted.since
        ? t('acted_meanwhile', acted.since.by.name, whatHappened(acted.since))
        : t('foot_notEntitled');
    case 'store':
      return storeWords(acted.error).text;
    case 'problems':
      return acted.problems.map(({ field, problem }) => problemWords(field, problem)).join('; ');
  }
}
