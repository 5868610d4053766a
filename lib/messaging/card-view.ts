import type { Sight } from '@/lib/handoff/brief/brief-data';
import type { State } from '@/lib/handoff/state';

/** What stands in the card's return form. */
export interface ReturnForm {
  readonly reason: string;
  readonly text: string;
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

/**
 * All that the card shows of a handoff, worked out by the background so that the card needs neither
 * schemas nor the domain. Texts are shown as they are; instants are UTC (ms).
 */
export interface CardView {
  readonly handoff: string;
  readonly crmName: string;
  readonly state: State;
  readonly sdr: string;
  readonly bdm: string;
  readonly lines: readonly { readonly heading: string; readonly text: string }[];
  /** The brief's note reads otherwise in the CRM than it was sent. */
  readonly edited?: true;
  /** The brief's note was removed in the CRM. */
  readonly removed?: true;
  readonly score?: { readonly total: number; readonly highest: number; readonly threshold: number };
  readonly meeting?: { readonly title: string; readonly start: number; readonly zone: string };
  readonly clock?: CardClock;
  /** The reason and text of a return or an outcome, or the remark of an acceptance. */
  readonly answer?: {
    readonly reason?: { readonly of: 'return' | 'outcome'; readonly code: string };
    readonly text: string;
  };
  /** The SDR may not see the record any more; for the BDM, whose words then reach nobody. */
  readonly sight?: Sight;
  /** What waits for whoever looks and is done in the panel. */
  readonly next?: 'fix' | 'pull-back' | 'feedback';
  /** What whoever looks can do on the card. `meeting` only once its time has passed. */
  readonly may: { readonly accept: boolean; readonly return: boolean; readonly meeting: boolean };
  readonly reasons: readonly string[];
  /** The question that waits for whoever looks. */
  readonly question?: { readonly id: string; readonly by: string; readonly text: string };
  readonly sync: 'in-crm' | 'waiting' | 'sending' | 'blocked';
  /** Why delivery is blocked, and when it is tried again, where that is known. */
  readonly problem?: { readonly code: string; readonly userName?: string; readonly again?: number };
  /** How often it was returned: what is typed for one return is not offered for the next. */
  readonly round: number;
  /** What the user typed into the return form and has not sent, here or in the panel. */
  readonly typed?: ReturnForm;
  /** What the user typed as a reply to this question and has not sent, here or in the panel. */
  readonly typedReply?: string;
  /** When it will read otherwise though nothing happens. */
  readonly again?: number;
}
