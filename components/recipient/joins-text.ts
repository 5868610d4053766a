import type { ProfileCard } from '@/lib/handoff/team/profile';
import type { MessageKey } from '@/lib/panel/i18n';

/** Whether a BDM wants the SDR in the first meeting, as the card says it. */
export const JOINS_WORDS = {
  yes: 'card_joinsYes',
  'first-five-minutes': 'card_joinsFive',
  no: 'card_joinsNo',
  ask: 'card_joinsAsk',
} as const satisfies Record<ProfileCard['joins'], MessageKey>;

/** The same as a sentence about that person; nothing where it is to be asked each time. */
export const WISH_WORDS: Record<ProfileCard['joins'], MessageKey | undefined> = {
  yes: 'joins_wishYes',
  'first-five-minutes': 'joins_wishFive',
  no: 'joins_wishNo',
  ask: undefined,
};
