import type { ChannelProblem } from '@/lib/handoff/channel-link';
import { t, type MessageKey } from '@/lib/panel/words';

const WORDS: Record<ChannelProblem, MessageKey> = {
  'no-number': 'handle_phone',
  'no-country': 'handle_noCountry',
  incomplete: 'handle_incomplete',
  several: 'handle_several',
  extension: 'handle_extension',
  'no-address': 'handle_email',
  'several-addresses': 'handle_severalAddresses',
  'no-link': 'handle_link',
};

/** What would do instead of a handle that opens nothing. */
export function handleWords(problem: ChannelProblem): string {
  return t(WORDS[problem]);
}
