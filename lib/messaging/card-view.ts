import type { CardPlace } from '@/lib/crm/adapter';
import type { CrmError } from '@/lib/crm/error';
import type { HeadedLine } from '@/lib/handoff/brief/brief';
import type { DisqualifyReason, ReturnReason } from '@/lib/handoff/choices';
import type { Sight } from '@/lib/handoff/brief/brief-data';
import type { State } from '@/lib/handoff/state';

/** What stands in the card's return form. */
export interface ReturnForm {
  readonly reason: string;
  readonly text: string;
}

/** How much of the card its reader likes to see, and where it floats. */
export interface CardLook {
  readonly isOpen: boolean;
  readonly isSmall: boolean;
  readonly isLeft: boolean;
}

/** The time that runs while an answer is awaited. */
export interface CardClock {
  /** UTC, ms. */
  readonly due: number;
  readonly isLate: boolean;
  /** Whether so much of it is gone that the BDM is to be reminded. */
  readonly isShort: boolean;
  /** Of the BDM's working time, left or overdue; absent where nobody can count it. */
  readonly minutes?: number;
  /** What the BDM is called, whose working time it is. */
  readonly whose: string;
}

/** All that there is to show of a handoff for whoever looks. Instants are UTC (ms). */
export interface CardView {
  readonly handoff: string;
  readonly crmName: string;
  readonly state: State;
  readonly sdr: string;
  readonly bdm: string;
  /** What the two are called. */
  readonly called: { readonly sdr: string; readonly bdm: string };
  /** Those of the five lines that say something. */
  readonly lines: readonly HeadedLine[];
  /** The brief's note reads otherwise in the CRM than it was sent. */
  readonly edited?: true;
  /** The brief's note was removed in the CRM. */
  readonly removed?: true;
  readonly score?: { readonly total: number; readonly highest: number; readonly threshold: number };
  readonly meeting?: { readonly title: string; readonly start: number; readonly zone: string };
  readonly clock?: CardClock;
  /** The reason and text of a return or an outcome, or the remark of an acceptance. */
  readonly answer?: {
    readonly reason?:
      | { readonly of: 'return'; readonly code: ReturnReason }
      | { readonly of: 'outcome'; readonly code: DisqualifyReason };
    readonly text: string;
  };
  /** The SDR may not see the record any more; for the BDM, whose words then reach nobody. */
  readonly sight?: Sight;
  /** What waits for whoever looks and is done in the panel. */
  readonly next?: 'fix' | 'pull-back' | 'feedback';
  /** What whoever looks can do on the card. `meeting` only once its time has passed. */
  readonly may: { readonly accept: boolean; readonly return: boolean; readonly meeting: boolean };
  readonly reasons: readonly ReturnReason[];
  /** The question that waits for whoever looks. */
  readonly question?: { readonly id: string; readonly by: string; readonly text: string };
  readonly sync: 'in-crm' | 'waiting' | 'sending' | 'blocked';
  /** Why delivery is blocked, and when it is tried again, where that is known. */
  readonly problem?: {
    readonly code: CrmError['code'];
    readonly userName?: string;
    readonly again?: number;
  };
  /** How often it was returned: what is typed for one return is not offered for the next. */
  readonly round: number;
  /** Id of the entry that brought the brief: whoever accepts means this one. */
  readonly brief?: string;
  /** What the user typed into the return form and has not sent, here or in the panel. */
  readonly typed?: ReturnForm;
  /** What the user typed as a reply to this question and has not sent, here or in the panel. */
  readonly typedReply?: string;
  /** As the reader left the card last, here or on another record. */
  readonly look?: CardLook;
  /** When it will read otherwise though nothing happens. */
  readonly again?: number;
}

/** What there is to show in a page, and where. */
export interface CardAnswer<View = CardView> {
  readonly view?: View;
  readonly places: readonly CardPlace[];
}

/** A line of the card, and whether it is to be heeded. */
export interface CardText {
  readonly text: string;
  readonly tone?: '' | 'soon' | 'late';
}

type Same = 'handoff' | 'may' | 'round' | 'brief' | 'typed' | 'typedReply' | 'look' | 'again';

/**
 * What the card is given: all of it in the reader's words, so that the card in the page needs neither
 * schemas nor the domain nor more words than those of its buttons. Texts are shown as they are.
 */
export interface CardShown extends Pick<CardView, Same> {
  readonly heading: string;
  /** Of the SDR and of the BDM. */
  readonly initials: readonly [string, string];
  /** The time that runs, in a few letters. */
  readonly left?: CardText;
  /** The case in one line; nothing once it is answered. */
  readonly gist: readonly HeadedLine[];
  readonly notes: readonly CardText[];
  readonly rows: readonly Pick<HeadedLine, 'heading' | 'text'>[];
  readonly foot: readonly CardText[];
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
  /** The question that waits for whoever looks. */
  readonly question?: {
    readonly id: string;
    readonly asks: string;
    readonly text: string;
    readonly replyTo: string;
  };
  readonly sync: { readonly text: string; readonly isBlocked: boolean };
}
