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
