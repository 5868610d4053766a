import type { Handoff } from '@/lib/handoff/handoff';
import { waitingFor } from '@/lib/handoff/fold';
import { t } from '@/lib/panel/words';
import { RETURN_REASON_WORDS, STATE_WORDS } from './entry-words';

/** Where the handoff stands, in a sentence to whoever looks. */
export function standingWords(handoff: Handoff, me: string | undefined): string {
  const sdr = handoff.sdr?.name ?? '';
  const bdm = handoff.bdm?.name ?? '';
  const isMine = waitingFor(handoff)?.id === me && me !== undefined;
  switch (handoff.state) {
    case 'handed-over':
      return handoff.bdm?.id === me && isMine
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
    case 'no-show':
    case 'won':
    case 'lost':
    case 'disqualified':
      return t(STATE_WORDS[handoff.state]);
  }
}
