import type { CriterionPart, FrameworkChange } from '@/lib/handoff/framework-diff';
import type { Criterion } from '@/lib/handoff/qualification';
import { t, type MessageKey } from '@/lib/panel/words';

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
export function changeWords(change: FrameworkChange): string {
  switch (change.what) {
    case 'renamed':
      return t('change_renamed', change.from, change.to);
    case 'threshold':
      return t('change_threshold', `${change.from}`, `${change.to}`);
    case 'added':
      return t('change_added', change.criterion.name, change.criterion.question);
    case 'removed':
      return t('change_removed', change.criterion.name);
    case 'changed':
      return partWords(change.part, change.from, change.to);
    case 'reordered':
      return t('change_reordered', change.names.join(', '));
  }
}

function partWords(part: CriterionPart, from: Criterion, to: Criterion): string {
  return t(PART_WORDS[part], to.name, valueWords(part, from), valueWords(part, to));
}

function valueWords(part: CriterionPart, criterion: Criterion): string {
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
