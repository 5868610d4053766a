import type { State } from '@/lib/handoff/state';

/** What stands in the card's return form. */
export interface ReturnForm {
  readonly reason: string;
  readonly text: string;
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
  readonly score?: { readonly total: number; readonly highest: number; readonly threshold: number };
  readonly meeting?: { readonly title: string; readonly start: number; readonly zone: string };
  readonly due?: number;
  /** The reason and text of a return, or the remark of an acceptance. */
  readonly answer?: { readonly reason?: string; readonly text: string };
  readonly may: { readonly accept: boolean; readonly return: boolean };
  readonly reasons: readonly string[];
  readonly sync: 'in-crm' | 'waiting' | 'sending' | 'blocked';
  /** Why delivery is blocked, and when it is tried again, where that is known. */
  readonly problem?: { readonly code: string; readonly userName?: string; readonly again?: number };
  /** What the user typed into the return form and has not sent. */
  readonly typed?: ReturnForm;
}
