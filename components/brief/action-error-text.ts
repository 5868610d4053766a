import type { ActionResult } from '@/lib/panel/act/run-action';
import { storeText } from '@/lib/panel/site/problem-text';
import { t } from '@/lib/panel/i18n';
import { whatHappened } from '../timeline/entry-text';
import { problemText } from './problem-text';

/** Why what was asked was not done, and what to do. */
export function actionErrorText(acted: Extract<ActionResult, { ok: false }>): string {
  switch (acted.reason) {
    case 'not-entitled':
      return acted.since
        ? t('acted_meanwhile', acted.since.by.name, whatHappened(acted.since))
        : t('foot_notEntitled');
    case 'store':
      return storeText(acted.error).text;
    case 'problems':
      return acted.problems.map(({ field, problem }) => problemText(field, problem)).join('; ');
  }
}
