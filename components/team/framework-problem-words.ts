import type { FrameworkProblem } from '@/lib/handoff/typed-framework';
import { t } from '@/lib/panel/words';

/** What is wrong at a field, of one criterion where its id is given; nothing where all is well. */
export function problemAt(
  problems: readonly FrameworkProblem[],
  field: FrameworkProblem['field'],
  criterion?: string,
): string | undefined {
  const found = problems.find(
    (problem) =>
      problem.field === field && (!('criterion' in problem) || problem.criterion === criterion),
  );
  return found && words(found);
}

function words(found: FrameworkProblem): string {
  switch (found.problem) {
    case 'missing':
      return t('frameworkProblem_missing');
    case 'not-a-number':
      return t('frameworkProblem_notANumber');
    case 'too-high':
      return t('frameworkProblem_tooHigh', `${found.highest}`);
    case 'not-a-date':
      return t('hours_noDate');
    case 'not-a-weight':
      return t('frameworkProblem_notAWeight');
  }
}
