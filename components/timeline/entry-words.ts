import type { Entry, LoggedEntry } from '@/lib/handoff/entry';
import { isKnown } from '@/lib/handoff/entry';
import type { ReturnReason } from '@/lib/handoff/entries/returned';
import type { Channel } from '@/lib/handoff/channel';
import type { Ignored } from '@/lib/handoff/handoff';
import type { State } from '@/lib/handoff/state';
import { t, type MessageKey } from '@/lib/panel/words';

export const RETURN_REASON_WORDS: Record<ReturnReason, MessageKey> = {
  'wrong-owner': 'returnReason_wrongOwner',
  duplicate: 'returnReason_duplicate',
  'record-incomplete': 'returnReason_recordIncomplete',
  'contact-data-wrong': 'returnReason_contactDataWrong',
  'outside-profile': 'returnReason_outsideProfile',
  'wrong-person': 'returnReason_wrongPerson',
  'no-pain': 'returnReason_noPain',
  'next-step-not-confirmed': 'returnReason_nextStepNotConfirmed',
  'recently-contacted': 'returnReason_recentlyContacted',
  other: 'returnReason_other',
};

export const CHANNEL_WORDS: Record<Channel, MessageKey> = {
  call: 'channel_call',
  text: 'channel_text',
  'voice-note': 'channel_voiceNote',
  email: 'channel_email',
  chat: 'channel_chat',
  'in-person': 'channel_inPerson',
};

export const STATE_WORDS: Record<State, MessageKey> = {
  draft: 'state_draft',
  'handed-over': 'state_handedOver',
  accepted: 'state_accepted',
  returned: 'state_returned',
  withdrawn: 'state_withdrawn',
  met: 'state_met',
  'no-show': 'state_noShow',
  won: 'state_won',
  lost: 'state_lost',
  disqualified: 'state_disqualified',
};

export const IGNORED_WORDS: Record<Ignored, MessageKey> = {
  'unknown-kind': 'ignored_unknownKind',
  'newer-version': 'ignored_newerVersion',
  unverified: 'ignored_unverified',
  'not-entitled': 'ignored_notEntitled',
};

/** What happened, as a sentence about its author: "handed over to Ben Miles". */
export function whatHappened(entry: LoggedEntry): string {
  return isKnown(entry) ? knownWords(entry) : t('entry_unknown');
}

function knownWords(entry: Entry): string {
  switch (entry.kind) {
    case 'handed-over':
      return t('entry_handedOver', entry.body.recipient.name);
    case 'revised':
      return t('entry_revised', entry.body.brief.recipient.name);
    case 'withdrawn':
      return t('entry_withdrawn');
    case 'verbal-handover':
      return t('entry_verbal', t(CHANNEL_WORDS[entry.body.channel]));
    case 'accepted':
      return t('entry_accepted');
    case 'returned':
      return t('entry_returned', t(RETURN_REASON_WORDS[entry.body.reason]));
    case 'message':
      return entry.body.question ? t('entry_question') : t('entry_message');
  }
}

/** What its author added in his own words; '' where nothing. Never markup: it is shown as text. */
export function ownWords(entry: LoggedEntry): string {
  if (!isKnown(entry)) return '';
  switch (entry.kind) {
    case 'handed-over':
      return entry.body.belowBarReason ?? '';
    case 'revised':
      return entry.body.brief.belowBarReason ?? '';
    case 'withdrawn':
      return entry.body.reason;
    case 'verbal-handover':
    case 'accepted':
      return entry.body.remark;
    case 'returned':
    case 'message':
      return entry.body.text;
  }
}
