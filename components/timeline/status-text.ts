import type { Handoff } from '@/lib/handoff/handoff';
import type { Outcome } from '@/lib/handoff/handoff-state';
import { t, wordsLocale } from '@/lib/panel/i18n';
import { DISQUALIFY_WORDS, RETURN_REASON_WORDS, STATE_WORDS } from './entry-text';

/** Where the handoff stands, in a sentence to whoever looks. */
export function statusText(handoff: Handoff, me: string | undefined): string {
  const sdr = handoff.sdr?.name ?? '';
  const bdm = handoff.bdm?.name ?? '';
  switch (handoff.state) {
    case 'handed-over':
      return me !== undefined && handoff.bdm?.id === me
        ? t('standing_handedToYou', sdr)
        : t('standing_waitsForAnswer', bdm);
    case 'accepted':
      return t('standing_accepted', bdm);
    case 'returned':
      return handoff.returned
        ? t('standing_returned', bdm, t(RETURN_REASON_WORDS[handoff.returned.reason]))
        : t(STATE_WORDS.returned);
    case 'withdrawn':
      return t('standing_withdrawn', sdr);
    case 'draft':
      return t('standing_nothingCounts');
    case 'met':
      return t('standing_met', handoff.met?.by.name ?? bdm);
    case 'no-show':
      return t('standing_noShow');
    case 'won':
    case 'lost':
    case 'disqualified':
      return handoff.outcome ? endText(handoff.outcome) : t(STATE_WORDS[handoff.state]);
  }
}

/** How it ended. What was returned before contact has other words than what was closed after it. */
function endText({ result, by, reason, amount }: Outcome): string {
  if (result === 'won') {
    return amount
      ? t(
          'standing_wonAmount',
          by.name,
          amount.value.toLocaleString(wordsLocale()),
          amount.currency,
        )
      : t('standing_won', by.name);
  }
  const why = reason ? t(DISQUALIFY_WORDS[reason]) : '';
  return t(result === 'lost' ? 'standing_lost' : 'standing_disqualified', by.name, why);
}
