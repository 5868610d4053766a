import type {
  FirstStep,
  DisqualifyReason,
  PullBackKind,
  ReturnReason,
  AskKind,
} from '@/lib/handoff/choices';
import { type Entry, type LoggedEntry, isKnown } from '@/lib/handoff/entry';
import type { Channel } from '@/lib/handoff/reach/channel';
import type { Ignored } from '@/lib/handoff/handoff';
import type { State } from '@/lib/handoff/state';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { t, type MessageKey } from '@/lib/panel/i18n';

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

export const DISQUALIFY_WORDS: Record<DisqualifyReason, MessageKey> = {
  'unable-to-reach': 'disqualify_unableToReach',
  'no-need': 'disqualify_noNeed',
  'no-budget': 'disqualify_noBudget',
  'no-fit': 'disqualify_noFit',
  'no-timing': 'disqualify_noTiming',
  competitor: 'disqualify_competitor',
  'no-show': 'disqualify_noShow',
};

export const PULL_BACK_WORDS: Record<PullBackKind, MessageKey> = {
  'new-stakeholder': 'pullBack_newStakeholder',
  'gone-quiet': 'pullBack_goneQuiet',
  'event-follow-up': 'pullBack_eventFollowUp',
  'more-context': 'pullBack_moreContext',
  'come-back': 'pullBack_comeBack',
  other: 'pullBack_other',
};

export const ASK_WORDS: Record<AskKind, MessageKey> = {
  'gone-quiet': 'ask_goneQuiet',
  'event-follow-up': 'ask_eventFollowUp',
  'another-look': 'ask_anotherLook',
  other: 'ask_other',
};

const MEETING_WORDS: Record<'held' | 'no-show', MessageKey> = {
  held: 'entry_met',
  'no-show': 'entry_noShow',
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
  return isKnown(entry) ? knownText(entry) : t('entry_unknown');
}

function knownText(entry: Entry): string {
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
    case 'meeting':
      return entry.body.result === 'rescheduled'
        ? t('entry_rescheduled', dayAndTime(entry.body.start))
        : t(MEETING_WORDS[entry.body.result]);
    case 'pull-back':
      return t('entry_pullBack', t(PULL_BACK_WORDS[entry.body.kind]));
    case 'pull-back-answered':
    case 'ask-answered':
      return t(entry.body.result === 'done' ? 'entry_answeredDone' : 'entry_answeredCannot');
    case 'feedback':
      return t('entry_feedback', String(entry.body.rating));
    case 'outcome':
      return entry.body.result === 'won'
        ? t('entry_won')
        : t(
            entry.body.result === 'lost' ? 'entry_lost' : 'entry_disqualified',
            t(DISQUALIFY_WORDS[entry.body.reason]),
          );
    case 'team-room':
      return t('entry_teamRoom', entry.body.name);
    case 'team-room-ended':
      return t('entry_teamRoomEnded');
    case 'framework':
      return t('entry_framework', entry.body.framework.name, String(entry.body.framework.version));
    case 'agreement':
      return t('entry_agreement', String(entry.body.version));
    case 'profile':
      return t('entry_profile');
    case 'policy':
      return t('entry_policy');
    case 'ask':
      return t('entry_ask', entry.body.to.name, t(ASK_WORDS[entry.body.kind]));
    case 'pulse':
      return t('entry_pulse', String(entry.body.satisfaction));
    case 'target':
      return t('entry_target', entry.body.from, entry.body.to);
    case 'pipeline':
      return t('entry_pipeline');
    case 'goals':
      return t('entry_goals');
    case 'figures':
      return t('entry_figures', entry.body.until);
    case 'figures-agreed':
      return t('entry_figuresAgreed');
    case 'review':
      return t('entry_review', entry.body.from, entry.body.to);
  }
}

/** What its author added in their own words; '' where nothing. Never markup: it is shown as text. */
export function ownText(entry: LoggedEntry): string {
  if (!isKnown(entry)) return '';
  switch (entry.kind) {
    case 'handed-over':
      return entry.body.belowBarReason ?? '';
    case 'revised':
      return entry.body.brief.belowBarReason ?? '';
    case 'withdrawn':
      return entry.body.reason;
    case 'accepted':
      return [entry.body.remark, firstStepText(entry.body.firstStep)].filter(Boolean).join('\n');
    case 'verbal-handover':
    case 'meeting':
      return entry.body.remark;
    case 'returned':
    case 'message':
    case 'pull-back':
    case 'pull-back-answered':
    case 'outcome':
    case 'ask':
    case 'ask-answered':
    case 'pulse':
      return entry.body.text;
    case 'feedback':
      return [entry.body.helped, entry.body.text].filter(Boolean).join('\n');
    case 'framework':
      return entry.body.changes;
    case 'figures':
      return entry.body.purpose;
    case 'review':
      return entry.body.decided.map(({ what }) => what).join('\n');
    case 'team-room':
    case 'team-room-ended':
    case 'agreement':
    case 'profile':
    case 'policy':
    case 'target':
    case 'pipeline':
    case 'goals':
    case 'figures-agreed':
      return '';
  }
}

/** What the BDM does first, and when; '' where they have not said. */
export function firstStepText(step: FirstStep | undefined): string {
  if (!step) return '';
  return step.at === undefined
    ? t('accept_first', step.what)
    : t('accept_firstBy', step.what, dayAndTime(step.at));
}
