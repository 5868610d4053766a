import type { CriterionPart, FrameworkChange } from '@/lib/handoff/qualification/framework-diff';
import type { Criterion } from '@/lib/handoff/qualification/qualification';
import type { FrameworkProblem } from '@/lib/handoff/qualification/typed-framework';
import { counted, type MessageKey, t } from '@/lib/panel/i18n';

export const DUTY_CHOICES: Record<Criterion['duty'], MessageKey> = {
  'sdr-must': 'dutyChoice_must',
  'sdr-may': 'dutyChoice_may',
  seller: 'dutyChoice_seller',
};

export const SCALE_CHOICES: Record<Criterion['scale'], MessageKey> = {
  '0-5': 'scale_points',
  'yes-no': 'scale_yesNo',
};

const PART_WORDS: Record<CriterionPart, MessageKey> = {
  name: 'change_name',
  question: 'change_question',
  weight: 'change_weight',
  scale: 'change_scale',
  duty: 'change_duty',
};

/** One difference between two versions of a framework, as a sentence. */
export function changeText(change: FrameworkChange): string {
  switch (change.what) {
    case 'renamed':
      return t('change_renamed', change.from, change.to);
    case 'threshold':
      return counted('change_threshold', change.to, `${change.from}`);
    case 'added':
      return t('change_added', change.criterion.name, change.criterion.question);
    case 'removed':
      return t('change_removed', change.criterion.name);
    case 'changed':
      return partText(change.part, change.from, change.to);
    case 'reordered':
      return t('change_reordered', change.names.join(', '));
  }
}

function partText(part: CriterionPart, from: Criterion, to: Criterion): string {
  return t(PART_WORDS[part], to.name, valueText(part, from), valueText(part, to));
}

function valueText(part: CriterionPart, criterion: Criterion): string {
  switch (part) {
    case 'name':
    case 'question':
      return criterion[part];
    case 'weight':
      return `${criterion.weight}`;
    case 'scale':
      return t(SCALE_CHOICES[criterion.scale]);
    case 'duty':
      return t(DUTY_CHOICES[criterion.duty]);
  }
}

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
      return counted('frameworkProblem_tooHigh', found.highest);
    case 'not-a-date':
      return t('hours_noDate');
    case 'not-a-weight':
      return t('frameworkProblem_notAWeight');
  }
}

/** The element ids by which the focus finds a criterion's name and its buttons. */
export const criterionId = (id: string): string => `criterion-${id}`;
export const moveCriterionId = (id: string, by: -1 | 1): string =>
  `criterion-${by === -1 ? 'up' : 'down'}-${id}`;
