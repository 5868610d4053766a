import type { ChannelProblem } from '@/lib/handoff/reach/channel-link';
import { t, type MessageKey } from '@/lib/panel/i18n';

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
export function handleText(problem: ChannelProblem): string {
  return t(WORDS[problem]);
}
