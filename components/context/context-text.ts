import type { ContextKind } from '@/lib/handoff/brief/context';
import { t, type MessageKey } from '@/lib/panel/i18n';

const WORDS: Record<ContextKind, MessageKey> = {
  'why-now': 'context_whyNow',
  pain: 'context_pain',
  promised: 'context_promised',
  'double-check': 'context_doubleCheck',
  'landed-well': 'context_landedWell',
  avoid: 'context_avoid',
  stakeholder: 'context_stakeholder',
  objection: 'context_objection',
  background: 'context_background',
};

/** The name of a kind of context, as its list is headed. */
export const kindWords = (kind: ContextKind): string => t(WORDS[kind]);

/** The same where there is room for a word only. */
const SHORT_WORDS: Partial<Record<ContextKind, MessageKey>> = {
  pain: 'context_painShort',
  objection: 'context_objectionShort',
};

/** The name of a kind of context, as it stands beside a line. */
export const shortKindWords = (kind: ContextKind): string => t(SHORT_WORDS[kind] ?? WORDS[kind]);

/** What a line of a kind is for: it carries the deal, is promised, asks for care, is about people, or is only known. */
export function groupOf(kind: ContextKind): 'carry' | 'promise' | 'care' | 'people' | 'other' {
  switch (kind) {
    case 'why-now':
    case 'pain':
    case 'landed-well':
      return 'carry';
    case 'promised':
      return 'promise';
    case 'double-check':
    case 'avoid':
    case 'objection':
      return 'care';
    case 'stakeholder':
      return 'people';
    case 'background':
      return 'other';
  }
}
